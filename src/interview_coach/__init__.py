"""Interview Coach: from a CV and a job posting to an interview well prepared."""
