/* Guesses, while someone writes, which parts of a story have begun. Only a hint: marks are made on the server. */

const SIGNS = {
  situation: [
    /\b(last|this|that) (year|month|week|spring|summer|autumn|fall|winter|quarter|semester|term)\b/i,
    /\bin (19|20)\d\d\b/i,
    /\b(while|when) (i|we) (was|were|worked|started|joined|had)\b/i,
    /\bat (my|our) (last|previous|current|old|first|former)\b/i,
    /\b(there was|there were|we were|we had|had just|was about to|ago)\b/i,
    /\b(in|at|during) my (job|role|team|internship|placement|first|second|third|last|time)\b/i,
    /\b([Aa]t|[Ii]n|[Oo]n|[Dd]uring) (the )?\p{Lu}\p{L}+/u,
    /\b(first|second|third|final|last) (day|week|month|year|term) (of|at|in)\b/i,
  ],
  task: [
    /\bmy (job|task|role|part|goal|responsibility|brief) (was|were)\b/i,
    /\bit was (my|up to me)\b/i,
    /\b(asked|told|wanted|expected) me to\b/i,
    /\bi was (leading|running|in charge|the one|new)\b/i,
    /\bi (had|needed|was asked|was told|was responsible|was supposed|was meant|wanted) (to|for)\b/i,
    /\b(we|it) (had|needed) to\b/i,
    /\b(the goal|the aim|the target|the deadline) (was|were)\b/i,
    /\bin charge of\b/i,
  ],
  result: [
    /\b(as a result|in the end|because of (this|that)|which meant|that meant|since then|afterwards|after that,)\b/i,
    /\b(led|resulted) (to|in)\b/i,
    /\b(fell|rose|grew|dropped|(went|came|got) (up|down|back)|increased|decreased|reduced|improved|saved|doubled|halved|won|signed|finished|launched|passed|thanked|approved|agreed|renewed|kept|worked|ended)\b/i,
    /\bfrom [\d.,]+\D{0,20} to [\d.,]+/i,
    /\d\s?(%|percent|per cent)/i,
    /\bi (learned|learnt)\b/i,
    /\b(still|today|now|ever since|no longer|never again|within (a|one|two|three) )\b/i,
  ],
};

/* Verbs of doing in the past; a step is one of them after "I", or after "and" or "then" in the same sentence. */
const DID = "(\\w{3,}ed|made|(re)?built|(re)?wrote|took|saw|caught|drove|sold|bought|got|thought|stood|went|spoke|told|set|ran|found|met|gave|put|drew|led|chose|sat|cut|kept|brought|taught|held|sent|began|did)\\b";
const OWN_STEP = new RegExp(`\\bi (\\w+ly )?${DID}`, "gi");
const FURTHER_STEP = new RegExp(`\\bi (\\w+ly )?${DID}[^.!?]*?\\b(and|then) (\\w+ly )?${DID}`, "gi");

/* A result stands at the end and an action takes more than one step, so early or single hits do not count. */
const MIDDLE = 0.4;

export function countWords(text) {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
}

export function partsBegun(text) {
  const hits = (signs, part) => signs.some((sign) => sign.test(part));
  const late = text.slice(Math.floor(text.length * MIDDLE));
  const steps = [OWN_STEP, FURTHER_STEP].reduce((sum, step) => sum + (text.match(step)?.length ?? 0), 0);
  return {
    situation: hits(SIGNS.situation, text),
    task: hits(SIGNS.task, text),
    action: steps >= 2,
    result: countWords(text) >= 30 && hits(SIGNS.result, late),
  };
}
