"""Answers written for these tests; none of them stands in a measured set."""

QUESTION = "Tell me about a time you made a mistake at work. What did you do about it?"

STORY = (
    "In March 2022 I ran the Saturday shift at a garden centre in Leeds. My job was to order the "
    "bedding plants, and I "
    "typed 400 trays instead of 40. I noticed it on Sunday when the lorry blocked the car park. "
    "I called the grower before seven and told him it was my mistake, because he would have had "
    "to refund the driver. "
    "Then I rang three schools and offered them trays at cost, so that we did not have to throw them away. "
    "I showed my manager the order form and added a second box where a colleague signs. "
    "We sold 310 trays in four days and the loss went down from 1,900 to 240 pounds. "
    "Since then every order over 100 trays is read back to me by somebody else."
)
HYPOTHETICAL = (
    "If I made a mistake with an order I would call the grower at once. I would tell him that it "
    "was mine and I would ask "
    "how many trays he could take back. Then I would ring some schools and I would offer them the plants at cost. "
    "After that I would show my manager the form and we would add a second check."
)
HABIT = (
    "I always check my work and I usually ask a colleague to look at it. I communicate openly "
    "with everybody and I take "
    "ownership of my mistakes. I am a careful person and I always try to learn from what happens in the team."
)
SLOGANS = (
    "Situation: There was a challenging situation with an important stakeholder. Task: My task "
    "was to deliver a solution. "
    "Action: I took ownership, communicated proactively and collaborated with all the relevant parties. "
    "Result: As a result, expectations were exceeded and the relationship was improved."
)
WE_STORY = (
    "In March 2022 the Saturday shift at a garden centre in Leeds ordered 400 trays of bedding plants instead of 40. "
    "We noticed it on Sunday when the lorry blocked the car park. We called the grower before seven. "
    "We rang three schools and we offered them trays at cost. The order form was shown to the "
    "manager and a second box was added. "
    "We sold 310 trays in four days and the loss went down from 1,900 to 240 pounds."
)
NO_END = (
    "In March 2022 I ran the Saturday shift at a garden centre in Leeds. My job was to order the "
    "bedding plants, and I "
    "typed 400 trays instead of 40. I noticed it on Sunday when the lorry blocked the car park. "
    "I called the grower before seven and told him it was my mistake. Then I rang three schools "
    "and offered them trays at "
    "cost. I showed my manager the order form and wrote a second box on it with a blue pen."
)
VAGUE = (
    "In March 2022 I ran the Saturday shift at a garden centre in Leeds. My job was to order the "
    "bedding plants, and I "
    "typed 400 trays instead of 40. I handled the situation professionally and dealt with "
    "everything that was needed. "
    "I coordinated with all the people involved and I made sure that everybody was informed. I worked on a solution. "
    "We sold 310 trays in four days and the loss went down from 1,900 to 240 pounds. "
    "Since then every order over 100 trays is read back to me by somebody else."
)
SPOKEN = (
    "um so in march twenty twenty two i ran the saturday shift at a garden centre in leeds and "
    "my job was to order the "
    "bedding plants and i typed four hundred trays instead of forty and i noticed it on sunday "
    "when the lorry blocked the "
    "car park so i called the grower before seven and i told him you know it was my mistake "
    "because he would have had to "
    "refund the driver and then i rang three schools and i offered them trays at cost so that we "
    "did not have to throw "
    "them away and i showed my manager the order form and i added a second box where a colleague "
    "signs and we sold three "
    "hundred ten trays in four days and the loss went down from nineteen hundred to two hundred "
    "forty pounds and since "
    "then every order over a hundred trays is read back to me by somebody else"
)
