"""What abstract questions are about, and how lines of a CV that answer them read.

A question ("a time you disagreed with your lead") and the line that answers it ("was against building our own module;
ran a one-week comparison") share few words. A theme bridges them: words that give the theme away in a question, words
that give it away in a line, and model lines, close in meaning to real ones, to compare with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """`about` completes "a question about ..."; `asked` and `told` are patterns for question and line."""

    id: str
    competencies: tuple[str, ...]
    about: str
    asked: re.Pattern[str]
    told: re.Pattern[str]
    model_lines: tuple[str, ...]


def _theme(id: str, competencies: str, about: str, asked: str, told: str, *lines: str) -> Theme:
    return Theme(id, tuple(competencies.split()), about, _words(asked), _words(told), lines)


def _words(stems: str) -> re.Pattern[str]:
    """Stems given apart by blanks; "_" stands for a blank inside one; a stem may go on."""
    alternatives = "|".join(stem.replace("_", r"\s+") for stem in stems.split())
    return re.compile(rf"\b(?:{alternatives})\w*", re.I)


THEMES: tuple[Theme, ...] = (
    _theme(
        "disagreement",
        "influence conflict_resolution",
        "a disagreement",
        "disagree argu convinc persuad s_mind buy-in scepti skepti contradict challenged pushed_back push_back "
        "against conflict switched_off reluctant"
        " opinion settle wanted_to_hear unpopular tension negotiat against_your win_them_over won_them_over opposed",
        "against reject object oppos disagree resist scept convinc persuad agreed instead turned_down pushed "
        "argu negotiat propos pilot"
        " conflict disput mediat moderat compromis overrul challeng deferred re-cut buy-in adopted chain_of_command "
        "spoke_up",
        "Was against the plan, ran a short comparison, the team changed course",
        "Proposal first rejected, later adopted after I showed the figures",
        "Mediated in a conflict between two departments until both agreed",
        "Manager objected at first; agreed to a pilot after seeing the evidence",
        "My review showed the investment would not pay back, decision was changed",
    ),
    _theme(
        "refusal",
        "integrity decision_making",
        "saying no or speaking up",
        "say_no saying_no said_no a_no refus stopped_a declin turn_down pressure_to not_safe unsafe wasn't_safe "
        "unethical corner honest"
        " right_thing spoke_up something_wrong",
        "killed stopped shut_down refus declin deferred cancel rejected held not_to turned_down halted only withdrew "
        "escalat"
        " reported confirmed_in_writing safety instead",
        "Stopped the work until it was confirmed to be safe, at the cost of a day",
        "Ended a project after the pilot because users did not want it",
        "Turned down a request for special features and offered a smaller version",
        "Reported a breach of the rules through the proper channel",
    ),
    _theme(
        "mistake",
        "learning integrity adaptability_resilience",
        "something that went wrong",
        "mistake fail didn't_work did_not_work went_wrong did_not_go_well not_go_well regret setback "
        "missed_a missed_the missed_your error_of differently weakness wrong_for worst feedback",
        "error mistake wrong rolled_back first_version fail short_of missed duplicat re-planned replan rough slip "
        "complain lost"
        " delay did_not incident after_a defect rework recover lesson_learn lessons_learn lesson_from "
        "postmortem second_version",
        "First version failed and was withdrawn; the second one, made with users, worked",
        "Reported my own error to the supervisor at once, the harm was limited",
        "Re-planned after the first attempt did not work, results went up",
        "Wrote a checklist after a rough start so that it does not happen again",
    ),
    _theme(
        "found_error",
        "planning_quality problem_solving",
        "finding an error",
        "found_a_mistake found_an_error catch caught spot accuracy detail check mistake_in error_in error_before "
        "discrepan mistake_you_found error_you_found notic overlooked others_had_missed others_missed have_missed",
        "notic found caught spotted discover correct mismatch discrepan audit reconcil detect twice duplicate review "
        "inspect",
        "Noticed that an amount was entered twice and corrected it in time",
        "Found out why the figures did not match and fixed the cause",
        "Caught a dangerous mismatch at handover, held it and reported it",
    ),
    _theme(
        "crisis",
        "adaptability_resilience problem_solving",
        "pressure or an emergency",
        "incident pressure crisis hurry outage emergency fell_apart nearly rescue save_it stress calm urgent faster "
        "panic breakdown"
        " worst rush",
        "crisis outage on-call emergenc incident overbook short-staff fell_ill broke_down evacuat quit "
        "left pivot hurricane storm flood rush until took_over covid weekend "
        "rebuilt escalat recover kept shutdown breach barricaded injur from_zero",
        "Kept operations going for days during an emergency",
        "Took over when the manager left in the middle of the project and finished in time",
        "Handled an incident on call and wrote the runbook afterwards",
        "Stayed calm for hours in a dangerous situation until help came, nobody was hurt",
    ),
    _theme(
        "deadlines",
        "planning_quality",
        "planning and deadlines",
        "deadline juggl several_things prioriti planned planning plan_it schedul organis organiz at_once multiple "
        "on_time time_management busy",
        "deadline while_ weeks schedul rush ahead per_day live_for co-ordinat coordinat on_time month_end month-end "
        "close annual"
        " budget milestone roll-out rollout plan monthly calendar season",
        "Coordinated four departments for a regulatory deadline, live on the day",
        "Managed the busy season while studying, nothing was late",
        "Planned schedules for the whole team and finished days ahead",
    ),
    _theme(
        "leading",
        "leadership",
        "leading or developing people",
        "led_ lead_a lead_the leading leadership managing managed apprentice mentor coach_ helped_to_develop "
        "cutting_it underperform weak_performance"
        " motivat delegat new_hire crew train direct_report turnover taught teach",
        "mentor coach trained crew team_of led_ apprentic promoted intern hired supervis precept onboard managed "
        "staff headcount"
        " turnover new_hires graduates trainees workstream run_crews",
        "Mentored two juniors, one was promoted early",
        "Led a team of twelve and cut turnover by half",
        "Took over a crew in trouble and trained the people who struggled",
    ),
    _theme(
        "customer",
        "customer_focus",
        "the people you serve",
        "customer complain unhappy_ difficult_person user_feedback client_who service_ beyond_normal",
        "customer client guest patient user pupil parent complain review satisf front_desk interview observ need "
        "survey feedback"
        " visited sitting call_center onboarding ticket resident donor",
        "Sat with customers for days to see how they work, adoption doubled",
        "Answered complaints and reviews, satisfaction went up",
        "Tested with real users and changed the product after what they showed",
        "Wrote a new handover after a customer had a rough start",
    ),
    _theme(
        "improvement",
        "innovation ownership problem_solving",
        "a better way of working",
        "improv process inherited slow error-prone idea automat efficien better_way simplif new_tool creative "
        "initiative innovat"
        " own_initiative",
        "automat redesign rebuilt rewrote introduc saves saved built reduc cut_ replaced simplif faster from_ improv "
        "came_down"
        " went_from created new_ template bank_of streamlin now_use",
        "Automated a manual report, saves nine hours a month",
        "Rewrote the nightly job, run time down from five hours to half an hour",
        "Brought the error rate down from six to two percent with a new method",
        "Made a template that the whole department now uses",
    ),
    _theme(
        "problem",
        "problem_solving decision_making",
        "a problem and its cause",
        "hardest_problem cause_ root_cause data analys analyz figure_out complex_problem investigat decision "
        "incomplete_information diagnos solve"
        " assum numbers",
        "found_out found_that root traced analys analyz data tested measur because cause investigat model diagnos "
        "troubleshoot"
        " compar spike payback showed tagged counted experiment",
        "Traced the cause with data and fixed it for good",
        "Analysed thousands of tickets by hand to show what hurts",
        "Compared the options in a short test and recommended one",
    ),
    _theme(
        "achievement",
        "ownership",
        "a result of your own",
        "proud achiev accomplish personally_do make_that_happen champion biggest impact goal result success target "
        "above_and_beyond"
        " extra own_initiative volunteer",
        "champion target record award from_ went_from finished highest first_ grew won_ closed promoted no_lost "
        "passed increase"
        " exceeded % best",
        "Champion for quality on the unit, infections fell from seven to two",
        "Finished at 120 percent of target three years in a row",
        "Raised the result from 22 to 47 percent in a year",
    ),
    _theme(
        "explaining",
        "communication",
        "making something clear to others",
        "explain present audience communicat misunderst complex_to technical_to report_to writ listen language "
        "easy_to_understand complicated difficult_conversation difficult_talk hard_conversation",
        "presented presentation explain wrote report runbook deck trained testif documented workshop briefing taught "
        "english"
        " newsletter juries committee board",
        "Explained technical findings to people without the background",
        "Wrote the guide that other teams now use",
        "Presented the monthly figures to the board and the plant managers",
    ),
    _theme(
        "together",
        "teamwork",
        "working with others",
        "teamwork team_project work_with working_with collaborat together closely alongside stakeholder "
        "cross-functional help_a helped_a "
        "very_different_from_you",
        "together helped joint with_ between co-ordinat coordinat handoff handover cross supported colleague shared "
        "colocat pair"
        " workshop interdisciplin",
        "Worked with the bank's fraud desk and together we recovered the money",
        "Helped a colleague finish a late project",
        "Joint project of sales, support and engineering",
    ),
    _theme(
        "change",
        "adaptability_resilience learning",
        "change and learning",
        "changed_sud priorities_chang unclear ambig new_to learn adapt unfamiliar suddenly uncertain quickly setback",
        "pivot redeploy chang new_ migrat re-opened reopened crash first_ learned course certif retrain moved "
        "restructur merger"
        " covid from_scratch from_zero from_nothing",
        "Redeployed to another unit after two weeks of training, stayed",
        "Market changed, rebuilt the pipeline in a new field from nothing",
        "Learned a new system in a month and taught the others",
    ),
)  # fmt: skip
