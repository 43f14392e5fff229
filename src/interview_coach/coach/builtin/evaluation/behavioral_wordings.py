"""The words of behavioral feedback: for each cause three wordings of the fix and the question for what is missing.

`{q}` is a quote of the answer, `{what}` completes a sentence (the kind of event asked for). A wording states nothing
about the answer that a reader could find false: it asks, proposes, or says what the coach did not find.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """`fixes` are interchangeable; one is chosen by the answer itself, so the same answer gets the same words."""

    fixes: tuple[str, ...]
    ask: str


WORDINGS: Mapping[str, Wording] = {
    "hypothetical": Wording(
        (
            "Was “{q}” one real day? Then say when and where it was, what you did first, and how it ended. If not, "
            "choose a day when it was.",
            "The question asks for something that happened. Take “{q}”, choose one real case of it, also a small "
            "one, and tell it in the past tense.",
            "Turn “{q}” into a real case: pick one day, say who was there, what you did, and what came of it.",
        ),
        "When did this really happen last, and what did you do?",
    ),
    "general": Wording(
        (
            "Take “{q}” and tell one time it happened: the place, what you did, and how it ended.",
            "Show “{q}” with one case: when was the last time, what did you do first, and what changed?",
            "Turn “{q}” into one event that only you can tell: where it was, who was there, your steps, the end.",
        ),
        "Which one case shows this best: where was it, and what did you do first?",
    ),
    "slogans": Wording(
        (
            "Put one real thing in the place of “{q}”: an object, a date, a person's part, a step that a stranger "
            "could copy.",
            "Behind “{q}” there was a real moment. Say what you saw, what you did with your own hands, "
            "and what changed by how much.",
            "Swap “{q}” for what it looked like on that day: who came to you, with what, and what you did next.",
        ),
        "What exactly would a colleague have seen you do that day?",
    ),
    "off_topic": Wording(
        (
            "The question seems to ask about {what}. I did not find that in the answer: open with the part that "
            "fits, before “{q}”, or choose another case.",
            "Begin with the words of the question, which seems to be about {what}, and say how “{q}” belongs to that.",
            "Say in your first sentence why this case answers the question about {what}, before “{q}”.",
        ),
        "Which of your cases is really about {what}?",
    ),
    "unclear_fit": Wording(
        (
            "Say in your first sentence how this case answers the question, and then go on with “{q}”.",
            "Take up the words of the question before “{q}”, so that it is plain why you chose this case.",
            "Check that this is what they asked for; if it is, say so in one sentence before “{q}”.",
        ),
        "How does this case answer the question?",
    ),
    "weak_fit": Wording(
        (
            "The question seems to ask about {what}. Make it easy to hear where that is in the story, near “{q}”.",
            "Tie the story to the question, which seems to be about {what}. One clause near “{q}” is enough.",
            "Use the words of the question early, before “{q}”: it seems to ask about {what}.",
        ),
        "Where does {what} come into this story?",
    ),
    "nearest_case": Wording(
        (
            "If it did happen and I took “{q}” for something else, say when and where it was in your first sentence.",
            "If you have no case like this, say so in half a sentence and tell the nearest one instead of “{q}”.",
            "A small case counts too: one shift, one call, one page. It makes “{q}” believable.",
        ),
        "What is the nearest thing that really happened to you?",
    ),
    "nobody": Wording(
        (
            "Make your own part easy to hear: near “{q}”, two or three sentences that start with “I”.",
            "Show your own part more plainly: near “{q}”, what you decided and what you did.",
            "Say more of what was in your hands: which steps around “{q}” were yours?",
        ),
        "Which steps were yours, one after the other?",
    ),
    "we": Wording(
        (
            "Which part of “{q}” was yours? Keep “we” for the goal, and say “I” for each step you took.",
            "Who did what in “{q}”? Name your own part in it, in one sentence that starts with “I”.",
            "Take “{q}” apart: what did you do, and what did the others do?",
        ),
        "Which part of this was yours alone?",
    ),
    "vague_step": Wording(
        (
            "Say how you did “{q}”: the step itself, what you made, asked, checked or said.",
            "Help the listener to picture “{q}”: what did you do in the first ten minutes of it?",
            "Open up “{q}”: with whom, with what, in which order?",
        ),
        "What did you do, step by step, when you say “{q}”?",
    ),
    "few_steps": Wording(
        (
            "Tell more of the way you went: the step before “{q}” and the one after it, so that a stranger could "
            "follow.",
            "Say more about how you did “{q}”: which steps, in which order?",
            "Stay a little longer with “{q}”: what exactly did you do there, and what came next?",
        ),
        "What did you do right after “{q}”?",
    ),
    "why": Wording(
        (
            "Add the reason behind “{q}”: what made you choose that and not something else?",
            "One half-sentence with “because” beside “{q}” would show how you think.",
            "Say what else you could have done instead of “{q}”, and why you did not.",
        ),
        "Why did you choose that way?",
    ),
    "others": Wording(
        (
            "Say how the others took it: after “{q}”, who said what, and how did you answer?",
            "Bring one other person into “{q}”: whom did you ask or have to convince, and with which words?",
            "Who else was part of “{q}”, and what did you say to them?",
        ),
        "Who had to agree, and what did you say to them?",
    ),
    "hurdle": Wording(
        (
            "Name the hardest moment in it: what nearly went wrong around “{q}”, and what did you do about it?",
            "Say what was difficult around “{q}”: a doubt, a person, a lack of time.",
            "Let the listener feel that it was not easy: what stood in your way around “{q}”?",
        ),
        "What was the hardest moment, and what did you decide there?",
    ),
    "no_result": Wording(
        (
            "I did not find how it ended. Say in one or two sentences what came of it, and for whom: after “{q}”, "
            "for example.",
            "Say plainly how it ended and how you know: one or two sentences of their own, near “{q}”. I found none.",
            "I looked for the end of the story and was not sure of it. After “{q}”, say what was different a week or "
            "a month later.",
        ),
        "What changed after that, and how did you notice?",
    ),
    "plain_end": Wording(
        (
            "Make the end easy to hear: after “{q}”, one plain sentence on what changed and how you know.",
            "Let the end stand out: one sentence of its own on what came of it, near “{q}”.",
            "Say the outcome once in plain words at the end, after “{q}”: what was different, and who noticed?",
        ),
        "What was different in the end, and how did you know?",
    ),
    "vague_result": Wording(
        (
            "Give one fact with “{q}”: a number, a before and after, or what somebody said.",
            "Put a fact behind “{q}”: how many, how long, how much, or who noticed?",
            "How would a stranger check “{q}”? Name the figure, the date or the reaction that shows it.",
        ),
        "How do you know that it worked?",
    ),
    "measure": Wording(
        (
            "If there is a figure behind “{q}”, say it: how many, how long, how much?",
            "Is there a number, a time, or somebody's words that would show “{q}”? One is enough.",
            "Help the listener to believe “{q}”: a rough figure, or what somebody said about it.",
        ),
        "Is there a figure, or something that somebody said, which shows it?",
    ),
    "compare": Wording(
        (
            "Set “{q}” against what was before, or against the goal, so that the listener can see how good it is.",
            "If you know what it was before you started, say that beside “{q}”.",
            "What would have been normal? One number beside “{q}” shows the difference you made.",
        ),
        "What was the figure before, or the goal?",
    ),
    "lasting": Wording(
        (
            "Say what became of it later: one sentence after “{q}”.",
            "Add one sentence on what stayed after “{q}”.",
            "Who else gained from it in the end? One sentence near “{q}” is enough.",
        ),
        "What of it is still there today?",
    ),
    "place": Wording(
        (
            "Before “{q}”, give the listener one sentence: where it was, who was there, and why it mattered.",
            "Open with the place, the time and the problem in one sentence, and then go on with “{q}”.",
            "Set the scene in one line before “{q}”: where, when, and what could have gone wrong?",
        ),
        "Where and when was this, and why did it matter?",
    ),
    "task": Wording(
        (
            "If it is not plain yet, say what your job in it was. One clause before “{q}” is enough: “my part was …”.",
            "Check that a stranger hears what you were expected to do, and by when: near “{q}” is the place for it.",
            "Your role and the goal in one clause, near “{q}”, make the steps after it easier to follow.",
        ),
        "In one sentence: what exactly was your task?",
    ),
    "long_setup": Wording(
        (
            "Try to set the scene in two sentences, for example around “{q}”, and give the time to what you did.",
            "You could shorten what is around “{q}” and come to your own steps sooner.",
            "Come to your own steps sooner: the part around “{q}” can be shorter.",
        ),
        "What must a listener know before your first step, in two sentences?",
    ),
    "learn": Wording(
        (
            "Add one sentence at the end, after “{q}”: what do you do differently since then?",
            "After “{q}”, say what you took from it and where you have used it since.",
            "What would you do another way next time? Say it in one sentence after “{q}”.",
        ),
        "What do you do differently now?",
    ),
    "slogan": Wording(
        (
            "After “{q}”, say what you changed in your own work because of this case.",
            "Make “{q}” concrete: what did you do differently the next time?",
            "Name the habit or rule behind “{q}” that you took from this very case.",
        ),
        "What did you change in your own work because of it?",
    ),
    "applied": Wording(
        (
            "Add one time when you used what you say in “{q}”.",
            "Prove “{q}”: where has it helped you since?",
            "One later case beside “{q}” would show that you live by it.",
        ),
        "Where have you used that lesson since?",
    ),
    "beside": Wording(
        (
            "Is “{q}” needed? If not, leave it out and stay with what you did.",
            "Check whether the story works without “{q}”; if so, it gets clearer.",
            "If time is short, “{q}” may go first. Use the time for one more of your own steps.",
        ),
        "Which sentences could go without the story losing anything?",
    ),
    "audience": Wording(
        (
            "After “{q}”, add one sentence on why this story matters for the job you want.",
            "Link the story to the new job, for example after “{q}”: what will you do there that is like it?",
            "Say at the end, after “{q}”, what this story shows about how you would do the new job.",
        ),
        "Which part of the new job is like this?",
    ),
    "trim": Wording(
        (
            "If time is short, “{q}” is what you can leave out first.",
            "Could you tell it faster without “{q}”? Keep it for a follow-up question.",
            "Perhaps keep “{q}” for the moment when they ask about it.",
        ),
        "Which detail would you leave out if you had one minute?",
    ),
    "rehearse": Wording(
        (
            "Say it aloud once with a clock, starting at “{q}”: what you stumble over can be said more simply.",
            "Tell it to somebody who does not know your work, from “{q}” on, and note what they ask.",
            "Try it once without notes, from “{q}” on, and keep what came out most simply.",
        ),
        "Which sentence was hardest to say aloud?",
    ),
    "blame": Wording(
        (
            "“{q}” might sound like blame. Say what happened in plain facts, and then what you did about it.",
            "Say “{q}” without judging: what was their reason, and what was in your hands?",
            "Use the time of “{q}” for your own part: what could you change, and what did you try?",
        ),
        "What was in your own hands there?",
    ),
}

ACKNOWLEDGEMENT = (
    "Thank you for telling something so personal. You decide how much of it you share in an interview, and it is "
    "fine to leave it out."
)
IF_PAINFUL = "If some of this is painful to you, you decide how much of it you tell; leaving it out is fine."
HELP = (
    "If you are not safe, or if this weighs on you today, please talk to somebody before you practise on: the "
    "emergency number or a crisis line of your country answers day and night, and so may a doctor or a friend."
)
SENSITIVE_FIXES = (
    "If you keep it, say in one sentence what you took on after “{q}”, and let the listener ask for more.",
    "If you want to tell it, stay with what you did next after “{q}”; nobody needs the details.",
    "You may tell it shorter: one sentence for what happened, such as “{q}”, and then what helped you go on.",
)
STRENGTHS: Mapping[str, tuple[str, ...]] = {
    "action": (
        "Keep “{q}”: that is concrete.",
        "A listener can picture “{q}”. Keep that.",
        "“{q}” is the kind of detail that makes a story yours.",
    ),
    "result": (
        "Keep “{q}”: it tells the listener what came of it.",
        "“{q}” is worth keeping: it says how things went.",
        "“{q}” helps the listener to see the outcome.",
    ),
    "reflection": (
        "Keep “{q}”: looking back like this helps.",
        "“{q}” shows that you think about your own work.",
        "“{q}” is a good note to look back on.",
    ),
    "context": (
        "“{q}” helps the listener into the scene.",
        "With “{q}” the listener gets an idea of where this was.",
        "“{q}” is a good line to set the scene.",
    ),
}
