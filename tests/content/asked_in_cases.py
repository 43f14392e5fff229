"""What candidates ask in the cases of the library: half of it stands in the data room, half does not."""

from __future__ import annotations

IN: dict[str, tuple[tuple[str, str], ...]] = {
    "bike_workshop_market": (
        ("How many people in the city actually own a bike?", "ownership"),
        ("Do we know how often an owner brings the bike in for a service?", "frequency"),
        ("What does an average service cost the customer?", "price"),
        ("Who else repairs bikes there, and what share did we win in other cities?", "share"),
    ),
    "vet_software_market": (
        ("How many licences does a practice typically need?", "licences"),
        ("Which practices belong to chains, and could we sell to those?", "chains"),
        ("How many people would the development team need and what do they cost?", "costs"),
        ("Is there a smaller version we could launch instead?", "light"),
    ),
    "used_phone_market": (
        ("How long do people keep a phone before they replace it?", "owners"),
        ("Would customers want a used phone at all?", "demand"),
        ("Where would the used phones come from? Do people hand them in?", "supply"),
        ("What do we earn on each phone after repair?", "margin"),
    ),
    "restaurant_delivery_profit": (
        ("How has the split between delivery and eating in changed?", "mix"),
        ("What commission does the delivery platform take?", "platform"),
        ("How many orders does a restaurant get in a week?", "volume"),
        ("What is the average bill at the table and the food cost of it?", "table"),
    ),
    "pump_maker_bottleneck": (
        ("Which machine limits the output of the plant?", "bottleneck"),
        ("What are the prices and variable costs of the two kinds of pump?", "margins"),
        ("How many machine hours does each type of pump take?", "hours"),
        ("Are we turning away orders for standard pumps?", "backlog"),
    ),
    "physio_clinic_losses": (
        ("How many appointment slots does a therapist have in a day?", "capacity"),
        ("What percentage of the slots is really booked, and how many patients don't show up?", "booked"),
        ("What do insurers pay for a visit?", "fee"),
        ("Could you tell me about the clinic's cost base, salaries and rent?", "costs"),
    ),
    "team_software_price_rise": (
        ("Has anyone tested how customers react to a higher price?", "reaction"),
        ("What does it cost us to serve a team?", "costs"),
        ("How is the customer base split by team size?", "segments"),
        ("Which features do the large teams use?", "use"),
    ),
    "hotel_group_contract": (
        ("How full is the hotel during the week and at weekends?", "occupancy"),
        ("What rate do the other guests pay?", "rate"),
        ("What does an occupied room cost the hotel per night?", "cost"),
        ("Would the operator accept only some nights of the week?", "terms"),
    ),
    "chilled_freight_lane": (
        ("What does the truck cost per kilometre to run?", "running"),
        ("How often do we get a load for the way back?", "return"),
        ("How long does one trip take and what does the driver cost?", "day"),
        ("Do we have trucks free for this contract?", "fleet"),
    ),
    "plant_shop_growth": (
        ("How many visitors does the shop have and how many of them buy?", "today"),
        ("What does a click on an ad cost?", "ads"),
        ("How many customers come back to buy again?", "repeat"),
        ("What margin is left on an order after goods and shipping?", "margin"),
    ),
    "language_school_growth": (
        ("How big is a class and how many evening groups are there?", "evenings"),
        ("What does a teacher cost per lesson?", "costs"),
        ("What would the rent of a second building be?", "building"),
        ("Are companies interested in courses during the day?", "companies"),
    ),
    "accountancy_firms_merger": (
        ("How profitable is each of the two firms?", "margins"),
        ("What synergies do you expect from the merger?", "savings"),
        ("Will we lose clients because of conflicts of interest?", "clients"),
        ("What would the integration cost, one-off?", "integration"),
    ),
    "bakery_chain_takeover": (
        ("What are the sales of a shop and the profit of the rival?", "target"),
        ("At what multiple do chains like this usually sell?", "value"),
        ("Does our central bakery have spare capacity to supply their shops?", "bakery"),
        ("How many of their shops are close to ours?", "overlap"),
    ),
    "contact_centre_turnover": (
        ("What does it cost to replace an agent who leaves?", "cost"),
        ("When do most of the leavers go?", "when"),
        ("Why do people say they leave? Any exit interviews?", "why"),
        ("How does the salary compare with the local market?", "pay"),
    ),
    "clinic_waiting_list": (
        ("How many sessions are there a week and how many slots in each?", "capacity"),
        ("How many patients don't turn up for their appointment?", "missed"),
        ("What would an extra session at the weekend cost?", "weekend"),
        ("Can follow-ups of stable patients be done somewhere else?", "follow_ups"),
    ),
    "warehouse_picking_peak": (
        ("How many lines does an order have on average?", "lines"),
        ("How productive is a picker per hour?", "rate"),
        ("What does a temporary worker cost?", "temps"),
        ("Is packing a bottleneck as well?", "packing"),
    ),
    "machine_bottleneck": (
        ("What is the capacity of each of the other steps?", "steps"),
        ("How many hours a week does the machine run, and how much downtime is there?", "hours"),
        ("How long does a changeover take and how many are there?", "setups"),
        ("What contribution does each housing make?", "margin"),
    ),
    "rural_bus_subsidy": (
        ("How many passengers does each group of services carry?", "trips"),
        ("What does an hour of bus service cost?", "hours"),
        ("How did passengers react to earlier cuts?", "reaction"),
        ("Who are the people riding in the evening?", "riders"),
    ),
    "school_attendance_programme": (
        ("What do the messages to parents cost and what effect did they have?", "texts"),
        ("How many pupils can one mentor look after?", "mentors"),
        ("What does the breakfast club cost per place?", "breakfast"),
        ("How severe is the absence, how much do they miss?", "severe"),
    ),
    "housing_repairs": (
        ("How many repairs does a home need in a year?", "jobs"),
        ("What share of jobs is fixed at the first visit?", "first_time"),
        ("How many visits does a tradesperson make in a day?", "capacity"),
        ("How much does the contractor charge for a visit?", "contractor"),
    ),
    "receipt_feature_funnel": (
        ("Where in the funnel do users drop off?", "funnel"),
        ("What is a regular user worth to us?", "value"),
        ("What does a week of the team cost?", "cost"),
        ("Have you tested a shorter form?", "form"),
    ),
    "subscription_churn": (
        ("Why do subscribers leave?", "reasons"),
        ("How does the discount offer work, and was there a control group?", "offer"),
        ("What share of the price is left after store fees?", "margin"),
        ("Can failed card payments be recovered?", "payments"),
    ),
    "channel_budget": (
        ("How is the budget split by channel today?", "split"),
        ("Was there a holdout test for retargeting?", "holdout"),
        ("What does a new customer contribute?", "contribution"),
        ("How much more could we put into referrals?", "referral"),
    ),
    "loyalty_programme": (
        ("What share of the points is redeemed and what does running the programme cost?", "costs"),
        ("What is the gross margin?", "margin"),
        ("How is the spending split between the best customers and the rest?", "top"),
        ("How much of the spending is incremental?", "added"),
    ),
    "spare_parts_stock_rule": (
        ("How many pieces of a steady part do we sell each week?", "steady"),
        ("How long do suppliers take to deliver?", "lead"),
        ("What does it cost to place an order and to hold stock?", "ordering"),
        ("What service level does the client want?", "service"),
    ),
    "supplier_total_cost": (
        ("What do sea freight and duty come to?", "freight"),
        ("How many of the motors are defective?", "quality"),
        ("What are the lead times and how much more stock do we need?", "stock"),
        ("What does it cost to qualify a new supplier?", "qualification"),
    ),
    "overtime_or_hire": (
        ("What is the hourly wage and the overtime premium?", "overtime"),
        ("How many productive hours does a new colleague work?", "hire"),
        ("How long does it take to recruit and train somebody?", "start"),
        ("Is there a limit to overtime before errors go up?", "limits"),
    ),
    "tower_frame_delay": (
        ("How many working days does a floor take now?", "cycle"),
        ("What does a week of delay cost on site?", "overhead"),
        ("Could they work on Saturdays, and what would it cost?", "saturdays"),
        ("Would a second set of forms speed it up?", "forms"),
    ),
}

OUT: dict[str, tuple[str, ...]] = {
    "bike_workshop_market": (
        "What is the weather like there in winter?",
        "How much does the client pay its mechanics per hour?",
        "Does the city plan new cycle lanes?",
    ),
    "vet_software_market": (
        "What is the client's current revenue with dentists?",
        "Which programming language is the product written in?",
        "What do vets earn per year?",
    ),
    "used_phone_market": (
        "How many shops does the chain have?",
        "Which brands are the most popular?",
        "What does the client spend on marketing?",
    ),
    "restaurant_delivery_profit": (
        "How old are the kitchens?",
        "What are the restaurants' ratings on the internet?",
        "Which cuisine do they serve?",
    ),
    "pump_maker_bottleneck": (
        "How many people work in the plant?",
        "What is the company's debt?",
        "In which countries does the client sell?",
    ),
    "physio_clinic_losses": (
        "How old are the patients?",
        "Is there a competitor in the same street?",
        "How did the owners finance the clinic?",
    ),
    "team_software_price_rise": (
        "How many developers does the client employ?",
        "Which countries are the customers in?",
        "How much cash does the client have in the bank?",
    ),
    "hotel_group_contract": (
        "How much does the hotel earn with its restaurant?",
        "When was the hotel last renovated?",
        "How many staff work at the reception?",
    ),
    "chilled_freight_lane": (
        "How big is the dairy's turnover?",
        "What kind of cheese is it?",
        "What interest does the haulier pay to its bank?",
    ),
    "plant_shop_growth": (
        "Where is the warehouse?",
        "Which plant sells best?",
        "How many employees does the shop have?",
    ),
    "language_school_growth": (
        "Which languages are the most popular?",
        "What exam results do the students reach?",
        "How old is the current building?",
    ),
    "accountancy_firms_merger": (
        "How old are the partners and when do they retire?",
        "What will the new firm be called?",
        "How many audit mandates of listed companies do they have?",
    ),
    "bakery_chain_takeover": (
        "Does the family have debts?",
        "How many people like our bread in taste tests?",
        "What do the shops spend on advertising?",
    ),
    "contact_centre_turnover": (
        "Which software do the agents use for calls?",
        "How satisfied are the callers?",
        "What rent does the centre pay?",
    ),
    "clinic_waiting_list": (
        "How many beds does the hospital have?",
        "Which eye diseases are most frequent?",
        "What is the hospital's yearly budget?",
    ),
    "warehouse_picking_peak": (
        "What is the average value of an order?",
        "How far is the warehouse from the motorway?",
        "What did last year's delays cost in lost customers?",
    ),
    "machine_bottleneck": (
        "Who is the competitor that gets the orders?",
        "What does steel cost per kilo?",
        "How is the plant manager paid?",
    ),
    "rural_bus_subsidy": (
        "What does the council spend on roads?",
        "Are the buses electric?",
        "When are the next elections?",
    ),
    "school_attendance_programme": (
        "What exam grades do the schools reach?",
        "How many teachers does the group employ?",
        "How far do the pupils live from school?",
    ),
    "housing_repairs": (
        "What rent do the tenants pay?",
        "How energy efficient are the homes?",
        "Who sits on the board of the housing company?",
    ),
    "receipt_feature_funnel": (
        "Which phones do our users have?",
        "What do rival apps charge?",
        "How accurate is the text recognition?",
    ),
    "subscription_churn": (
        "Which languages can one learn in the app?",
        "How many people work in customer service?",
        "What does the office rent come to?",
    ),
    "channel_budget": (
        "How many music teachers work for the client?",
        "Which instruments do people learn?",
        "What is the server bill?",
    ),
    "loyalty_programme": (
        "How many shops do the competitors have?",
        "Which pets do the customers own?",
        "What is the chief executive's bonus?",
    ),
    "spare_parts_stock_rule": (
        "How many installers buy from us?",
        "What do the sales people earn?",
        "How large is the warehouse in square metres?",
    ),
    "supplier_total_cost": (
        "What does a finished desk sell for?",
        "What is the carbon footprint of the transport?",
        "How many people does the overseas maker employ?",
    ),
    "overtime_or_hire": (
        "Which software does the team use?",
        "How happy are the customers with the service?",
        "What does the new contract bring in revenue?",
    ),
    "tower_frame_delay": (
        "What do the flats sell for?",
        "Who is the architect?",
        "How deep are the foundations?",
    ),
}
