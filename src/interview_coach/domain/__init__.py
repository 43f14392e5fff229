"""What is true about interviews: frozen values and pure functions, without I/O, clock or randomness."""
