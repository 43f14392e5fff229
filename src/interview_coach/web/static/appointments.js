/* Tells the app the zone of this browser, and presets it in a new appointment. Everything works without. */

const YEAR = 365 * 24 * 3600;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

if (zone && /^[A-Za-z0-9_+\-/]+$/.test(zone)) {
  document.cookie = `coach_zone=${zone}; path=/; max-age=${YEAR}; samesite=lax`;
  const field = document.querySelector("[data-own-zone]");
  if (field) field.value = zone;
}
