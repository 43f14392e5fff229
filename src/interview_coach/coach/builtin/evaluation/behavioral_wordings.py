"""The words of behavioral feedback: for each cause three wordings of the fix and the question for what is missing.

`{q}` is a quote of the answer, `{what}` completes a sentence (the kind of event asked for). A wording states nothing
about the answer that a reader could find false: it proposes, says what the coach was not sure of, or asks in a way
that fits whether or not the thing is told. So no wording says that something is missing, and no question asks for
the plain facts of the story, which may stand in words that were not understood.
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
            "If “{q}” is from one real day, say when and where it was in your first sentence. If it is what you "
            "would do, choose one day when you did it.",
            "They ask for something that happened. If “{q}” did, tell it in the past tense; if not, take one real case "
            "of it, also a small one.",
            "Tie “{q}” to one day: who was there, what you did, and what came of it. A small case is enough.",
        ),
        "Which day would you choose if you could only tell one?",
    ),
    "general": Wording(
        (
            "If “{q}” is about one real time, say which in your first sentence. If it is what you usually do, tell one "
            "time: the place, what you did, how it ended.",
            "One case says more than a rule: tie “{q}” to one day, and tell your steps and the end of it.",
            "Make “{q}” the start of one event that only you can tell: where it was, who was there, your steps, the "
            "end.",
        ),
        "Which one case shows this best?",
    ),
    "slogans": Wording(
        (
            "Put one thing beside “{q}” that only you can know: an object, a date, a name, a step that a stranger "
            "could copy.",
            "Think of the moment behind “{q}”: what did you see there, and what did you do with your own hands?",
            "Say what “{q}” looked like on that day: who came to you, with what, and what you did then.",
        ),
        "What exactly would a colleague have seen you do that day?",
    ),
    "off_topic": Wording(
        (
            "The question seems to ask about {what}. I was not sure where that is in the answer: open with the part "
            "that fits, before “{q}”, or choose another case.",
            "Begin with the words of the question, which seems to be about {what}, and say how “{q}” belongs to that.",
            "Say in your first sentence why this case answers the question, which seems to be about {what}; then go "
            "on with “{q}”.",
        ),
        "Which of your cases is closest to {what}?",
    ),
    "unclear_fit": Wording(
        (
            "Say in your first sentence how this case answers the question, and then go on with “{q}”.",
            "Take up the words of the question before “{q}”, so that it is plain why you chose this case.",
            "Check that this is what they asked for; if it is, say so in one sentence before “{q}”.",
        ),
        "Why did you choose this case for this question?",
    ),
    "weak_fit": Wording(
        (
            "The question seems to ask about {what}. Make it easy to hear where that is in the story, near “{q}”.",
            "Tie the story to the question, which seems to be about {what}. One clause near “{q}” is enough.",
            "Use the words of the question early, before “{q}”: it seems to ask about {what}.",
        ),
        "Which moment of this story would you show to somebody who asks about {what}?",
    ),
    "no_case": Wording(
        (
            "If you have no such case, one half-sentence like “{q}” is enough; then tell the nearest one, also a small "
            "one.",
            "After “{q}”, tell something close to it that did happen: one shift, one call, one page is enough.",
            "They want to hear one case. After “{q}”, tell the nearest one: where it was, and what you did.",
        ),
        "What is the nearest thing that you have seen yourself?",
    ),
    "nearest_case": Wording(
        (
            "If it did happen and I took “{q}” for something else, say when and where it was in your first sentence.",
            "If you have no case like this, say so in half a sentence and tell the nearest one beside “{q}”.",
            "A small case counts too: one shift, one call, one page. It can stand beside “{q}”.",
        ),
        "What is the nearest thing that you have seen yourself?",
    ),
    "nobody": Wording(
        (
            "Make your own part easy to hear: say “I” wherever it was you, for example near “{q}”.",
            "Check who does what near “{q}”: where it was you, let the sentence start with “I”.",
            "Let them hear what was in your hands around “{q}”: “I …” for each step that was yours.",
        ),
        "Which of the steps was yours alone?",
    ),
    "we": Wording(
        (
            "Which part of “{q}” was yours? Say “I” for that part, and “we” for what you did together.",
            "Who did what in “{q}”? One sentence that starts with “I” shows your own part.",
            "Take “{q}” apart: what did you do, and what did the others do?",
        ),
        "Which part of it would not have happened without you?",
    ),
    "vague_step": Wording(
        (
            "Help the listener to picture “{q}”: what would a camera have shown?",
            "Put one thing beside “{q}” that only you can know: a person, an object, a sentence you said.",
            "Open up “{q}”: with whom, with what, in which order?",
        ),
        "If I had stood beside you, what would I have seen?",
    ),
    "few_steps": Wording(
        (
            "Stay a little longer with “{q}”: one more detail of how you did it, such as what you said or used.",
            "Give “{q}” one more sentence, so that a stranger could do it the same way.",
            "Your own steps carry the story. Give “{q}” one sentence more: how exactly did you do it?",
        ),
        "What would somebody have to know to do the same?",
    ),
    "why": Wording(
        (
            "Let them hear why you chose “{q}”: what else could you have done there?",
            "One half-sentence with “because” beside “{q}” shows how you think.",
            "Beside “{q}”, say what spoke for this way; the reason shows how you think.",
        ),
        "What else could you have done at that point?",
    ),
    "others": Wording(
        (
            "If somebody else was part of “{q}”, let the listener hear one sentence that was said there.",
            "If you had to win somebody over around “{q}”, say whom, and with which words.",
            "Think of who else was touched by “{q}”; if there was somebody, one sentence on them helps.",
        ),
        "How would one of the others tell this story?",
    ),
    "hurdle": Wording(
        (
            "If something was hard around “{q}”, give it one sentence more: it shows what you can do.",
            "Was there a doubt, a lack of time or a person against it around “{q}”? One sentence on how you dealt with "
            "it is enough.",
            "If there was a moment around “{q}” when it could have gone wrong, stay there a little longer.",
        ),
        "At which moment did it take most out of you?",
    ),
    "no_result": Wording(
        (
            "Let them hear how it ended: after “{q}”, one plain sentence on what came of it and for whom. I was not "
            "sure that I found it; if you have told it, this is the place to say it once more.",
            "Close with the end of the story in one sentence of its own, after “{q}”. I looked for it and was not "
            "sure; if it is there, make it plainer.",
            "After “{q}”, one sentence on how things stood a week or a month later. I was not sure where the story "
            "ends; if you said it, say it more plainly.",
        ),
        "What would somebody who was there say has changed?",
    ),
    "plain_end": Wording(
        (
            "Make the end easy to hear: one plain sentence on how it turned out, as the last of the answer. If “{q}” "
            "says it, keep that the last.",
            "If “{q}” is the end of the story, say in half a sentence more what it meant for the people there; if not, "
            "close with how it turned out.",
            "Close with how it turned out and how you know, in one sentence; if “{q}” is that, make it the plainest "
            "sentence of all.",
        ),
        "If you had only one sentence for the end, which would it be?",
    ),
    "vague_result": Wording(
        (
            "If there is a fact behind “{q}”, give it: a number, a before and after, or what somebody said.",
            "What would a stranger see of “{q}”? One fact is enough: a figure, a date, or somebody's words.",
            "Help the listener to believe “{q}” with one thing that can be checked, such as a date or a reaction.",
        ),
        "Who could say that it worked, and what would they say?",
    ),
    "measure": Wording(
        (
            "If there is a figure behind “{q}”, say it: how many, how long, how much?",
            "A number beside “{q}” would help the listener; a rough one is enough, and no number is better than a "
            "wrong one.",
            "If you can count something in “{q}”, do: people, days, pieces, money.",
        ),
        "How would you show somebody from outside that it worked?",
    ),
    "compare": Wording(
        (
            "If you know what was usual before, say it beside “{q}”: then the listener can see the difference.",
            "Beside “{q}”, one figure to compare with would help, such as the goal or the time before.",
            "A stranger may not know whether “{q}” is much or little. Say what would be normal there.",
        ),
        "How does that compare with what is normal there?",
    ),
    "lasting": Wording(
        (
            "If something of it is still there today, say so in one sentence after “{q}”.",
            "If it went on after “{q}”, one sentence on that makes the end stronger.",
            "If somebody else gained from it in the end, one sentence after “{q}” is enough.",
        ),
        "If I came by today, what would I find of it?",
    ),
    "place": Wording(
        (
            "Check that a stranger knows where this was, and when, before “{q}”; one line is enough.",
            "Help the listener into the scene with one line before “{q}”: where it was, and what could have gone "
            "wrong.",
            "Before “{q}”, one line for somebody who was not there: the place, the time, the people.",
        ),
        "What should a stranger know about the place before your first step?",
    ),
    "task": Wording(
        (
            "Check that a stranger hears what your job in it was; one clause near “{q}” is enough: “my part was …”.",
            "Check that it is plain what was expected of you, and by when: near “{q}” is a good place for it.",
            "Your role and the goal in one clause, near “{q}”, would make the story easy to follow; if both are there, "
            "move them up.",
        ),
        "Who would have dealt with it if you had not?",
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
            "If you do something differently since this case, close with it: one sentence after “{q}”.",
            "Close with what you took from this case, in one sentence after “{q}”.",
            "What would you do the same way again, and what not? One sentence after “{q}” is enough.",
        ),
        "If a colleague asked you for one tip from this, what would you say?",
    ),
    "slogan": Wording(
        (
            "Tie “{q}” to your own work: one thing you changed because of this case.",
            "Help the listener to believe “{q}”: name one later day on which it showed.",
            "Put one step from this very case beside “{q}”.",
        ),
        "On which later day did that help you?",
    ),
    "applied": Wording(
        (
            "If you have used “{q}” again since, name one such day.",
            "One later case beside “{q}” would show that you live by it.",
            "If there is a day on which “{q}” helped you, add it in half a sentence.",
        ),
        "On which later day did that help you?",
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
            "Link the story to the new job: after “{q}”, one sentence on what you would do there in the same way.",
            "End on the new job: after “{q}”, say in one sentence where this would help you there.",
            "After “{q}”, tell them in one sentence what this story shows about how you would do the new job.",
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
        "Which sentence is hardest for you to say aloud?",
    ),
    "blame": Wording(
        (
            "“{q}” might sound like blame. Say what happened in plain facts, and stay with your own part.",
            "Say “{q}” without judging: what may their reason have been, and what was in your hands?",
            "Keep “{q}” short and use the time for your own part: what could you change?",
        ),
        "What was in your own hands there?",
    ),
}

ACKNOWLEDGEMENT = (
    "Thank you for telling this. Whatever in it is personal to you, you decide how much of it you share in an "
    "interview, and it is fine to leave it out."
)
IF_PAINFUL = "You decide how much of a story you tell; whatever is painful to you may stay out."
HELP = (
    "If you are not safe, or if this weighs on you today, please talk to somebody before you practise on: the "
    "emergency number or a crisis line of your country answers day and night, and so may a doctor or a friend."
)
SENSITIVE_FIXES = (
    "If you keep it, say in one sentence what you took on after “{q}”, and let the listener ask for more.",
    "If you want to tell it, stay with what you did next after “{q}”; nobody needs the details.",
    "You may tell it shorter: one sentence for what happened, such as “{q}”, and then what you did next.",
)
STRENGTHS: Mapping[str, tuple[str, ...]] = {
    "action": (
        "Keep “{q}”: that is concrete.",
        "A listener can picture “{q}”. Keep that.",
        "“{q}” is the kind of detail that makes a story yours.",
    ),
    "result": (
        "Keep “{q}”: it tells the listener how things turned out.",
        "“{q}” is worth keeping: it says how things went.",
        "“{q}” helps the listener to see how it went on.",
    ),
    "reflection": (
        "Keep “{q}”: looking back like this helps.",
        "“{q}” shows that you think about your own work.",
        "“{q}” is a good note to look back on.",
    ),
    "context": (
        "“{q}” helps the listener into the scene.",
        "With “{q}” the listener knows where or when this was.",
        "“{q}” is a good line to set the scene.",
    ),
    "kept": (
        "Keep “{q}”: a listener can hold on to it.",
        "“{q}” is worth keeping.",
        "“{q}” is a line to keep: it is your own.",
    ),
}
