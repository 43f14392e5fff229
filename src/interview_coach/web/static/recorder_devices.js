/* Microphone and camera: which there are, which one was chosen, how loud it is, and what to do when there is none. */

const KEYS = { audioinput: "coach-microphone", videoinput: "coach-camera" };

/* Storage may be switched off: then the choice is not remembered. */
export const remembered = (kind) => { try { return localStorage.getItem(KEYS[kind]); } catch { return null; } };
export const remember = (kind, id) => { try { localStorage.setItem(KEYS[kind], id); } catch { /* off */ } };

const TYPES = {
  audio: ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/webm", "audio/mp4"],
  video: ["video/webm;codecs=vp8,opus", "video/webm", "video/mp4"],
};

/** What this browser can record, in a form the server takes; undefined when it cannot. */
export const mediaType = (kind) =>
  typeof MediaRecorder === "undefined" ? undefined : TYPES[kind].find((type) => MediaRecorder.isTypeSupported(type));

export const canRecord = () => Boolean(navigator.mediaDevices?.getUserMedia) && typeof MediaRecorder !== "undefined";

function wanted(kind, id) {
  return id ? { deviceId: { ideal: id } } : kind === "audioinput" ? true : {};
}

export function open(kind) {
  const video = kind === "video" && { ...wanted("videoinput", remembered("videoinput")), width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 24 } };
  return navigator.mediaDevices.getUserMedia({ audio: wanted("audioinput", remembered("audioinput")), video });
}

/** Fills the lists of devices; the one in use is chosen. */
export async function list(root, stream) {
  const devices = await navigator.mediaDevices.enumerateDevices();
  for (const label of root.querySelectorAll("[data-device]")) {
    const kind = label.dataset.device;
    const track = stream.getTracks().find((each) => each.kind === kind.slice(0, 5));
    const found = devices.filter((device) => device.kind === kind && device.deviceId);
    label.hidden = !track || found.length === 0;
    const used = track?.getSettings().deviceId;
    label.querySelector("select").replaceChildren(
      ...found.map((device, number) => new Option(device.label || `No. ${number + 1}`, device.deviceId, false, device.deviceId === used)),
    );
  }
}

/** Shows how loud the stream is, about 15 times a second, until it is stopped; `heard` is told the first time. */
export class Meter {
  constructor(element, stream, heard) {
    this.context = new AudioContext();
    const analyser = this.context.createAnalyser();
    analyser.fftSize = 1024;
    this.context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    this.heardAt = -1; /* when a voice was last heard */
    let quiet = true;
    this.timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, value) => sum + value * value, 0) / samples.length;
      const level = Math.min(1, Math.sqrt(power) * 4);
      if (level > 0.06) this.heardAt = performance.now();
      element.value = Math.max(level, element.value * 0.7); /* falls slowly, so that the eye can follow */
      if (quiet && level > 0.06) {
        quiet = false;
        heard();
      }
    }, 66);
    this.context.resume().catch(() => {});
  }

  stop() {
    clearInterval(this.timer);
    this.context.close().catch(() => {});
  }
}

/** What went wrong, in words, and what helps. */
export function problemOf(error, kind) {
  const device = kind === "video" ? "camera and microphone" : "microphone";
  if (!navigator.mediaDevices) {
    return { title: "This address cannot record", text: "Browsers let a page record only at an address that begins with https, or on this computer itself (localhost or 127.0.0.1). You can type your answer here." };
  }
  if (error.name === "NotAllowedError" || error.name === "SecurityError") {
    return {
      title: `The browser keeps the ${device} closed`,
      text: "You, or the browser, said no to it. You can change that:",
      steps: [
        "Chrome and Edge: click the sign to the left of the address, then set Microphone (and Camera) to Allow.",
        "Firefox: click the crossed-out sign to the left of the address and take the block away.",
        "Safari: open Safari, Settings for This Website, and allow them.",
        "If that does not help, look whether the system allows it for the browser (macOS and Windows: Settings, Privacy).",
      ],
    };
  }
  if (error.name === "NotFoundError" || error.name === "OverconstrainedError") {
    return kind === "video"
      ? { title: "No camera was found", text: "Plug one in and try again. You can also speak without picture.", speak: true }
      : { title: "No microphone was found", text: "Plug one in and try again, or type your answer." };
  }
  if (error.name === "NotReadableError" || error.name === "AbortError") {
    return { title: `The ${device} is in use`, text: "Another program seems to use it. Close that program and try again.", speak: kind === "video" };
  }
  return { title: "Recording does not work here", text: "This browser cannot record. You can type your answer." };
}
