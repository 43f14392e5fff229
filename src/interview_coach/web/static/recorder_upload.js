/* Sends a recording while it is made: in numbered parts, one after the other, each until it is acknowledged. What is not
   acknowledged yet is kept in memory only: nothing of a recording is put on this disk in the open. */

const PART_BYTES = 4 * 1024 * 1024; /* the server takes 8 MiB */
const WAIT_MS = [500, 1000, 2000, 4000, 8000, 15_000];
const PATIENCE_MS = 30_000;

/** What cannot be mended by sending once more. */
export class Refused extends Error {}

export class Upload {
  /* `tell({ safe, waiting, lost, words })` hears what changed; `safe` is seconds of the recording. */
  constructor(question, tell) {
    this.question = question;
    this.tell = tell;
    this.queue = [];
    this.sent = 0;
    this.safe = 0;
    this.id = null;
    this.working = null;
    this.refused = null;
    this.gone = false;
    this.wake = () => {};
    addEventListener("online", this.again = () => this.wake());
  }

  get unsent() {
    return this.queue.length > 0;
  }

  async begin(kind, mediaType) {
    const made = await this.ask("POST", `/api/v1/questions/${this.question}/recordings`, { kind, media_type: mediaType });
    this.id = made.id;
    this.send();
  }

  /* `seconds`: how far into the recording this piece goes. */
  add(blob, seconds) {
    for (let at = 0; at < blob.size; at += PART_BYTES) {
      const last = at + PART_BYTES >= blob.size;
      this.queue.push({ body: blob.slice(at, at + PART_BYTES), seconds: last ? seconds : this.safe });
    }
    this.send();
  }

  async finish(seconds) {
    await this.send();
    if (this.refused) throw this.refused;
    return this.untilHeard(() => this.ask("POST", `${this.address}/finish`, { parts: this.sent, seconds: Math.round(seconds) }));
  }

  async discard() {
    this.gone = true;
    this.queue = [];
    removeEventListener("online", this.again);
    this.wake();
    if (this.id) await this.ask("DELETE", this.address).catch(() => {}); /* the server takes what is unfinished away by itself */
  }

  get address() {
    return `/api/v1/recordings/${this.id}`;
  }

  /* Runs until the queue is empty; there is one at a time. */
  send() {
    if (!this.id || this.refused) return Promise.resolve();
    this.working ??= this.work().finally(() => { this.working = null; });
    return this.working;
  }

  async work() {
    try {
      while (this.queue.length && !this.gone) {
        const part = this.queue[0];
        await this.untilHeard(() => this.ask("PUT", `${this.address}/parts/${this.sent + 1}`, part.body));
        if (this.gone) return;
        this.queue.shift();
        this.sent += 1;
        this.safe = part.seconds;
        this.tell({ safe: this.safe, waiting: this.queue.length, lost: false });
      }
    } catch (error) {
      this.refused = error;
      this.tell({ safe: this.safe, waiting: this.queue.length, lost: true, words: error.message, refused: true });
    }
  }

  /* Again and again, with longer waits, until the server has heard it. */
  async untilHeard(send) {
    for (let tries = 0; ; tries += 1) {
      try {
        return await send();
      } catch (error) {
        if (error instanceof Refused || this.gone) throw error;
        this.tell({ safe: this.safe, waiting: this.queue.length, lost: true, words: error.message });
        await this.wait(WAIT_MS[Math.min(tries, WAIT_MS.length - 1)]);
      }
    }
  }

  wait(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => { clearTimeout(timer); resolve(); };
    });
  }

  async ask(method, address, content) {
    const raw = content instanceof Blob;
    const reply = await fetch(address, {
      method,
      headers: content === undefined ? {} : { "Content-Type": raw ? "application/octet-stream" : "application/json" },
      body: content === undefined || raw ? content : JSON.stringify(content),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (reply.ok) return reply.status === 204 ? null : reply.json();
    const words = await reply.json().then((problem) => problem.detail, () => "");
    const passes = reply.status >= 500 || reply.status === 408 || reply.status === 429;
    throw passes ? new Error(words) : new Refused(words || "The recording was refused.");
  }
}
