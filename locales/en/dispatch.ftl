## Reasons why an advocate is not offered an order

dispatch-reason-contradictory-facts = The facts contradict each other: the advocate is listed twice.
dispatch-reason-licence-inactive = No licence is in force.
dispatch-reason-licence-suspended = The licence is suspended.
dispatch-reason-not-member = Not a member of the collegium of advocates.
dispatch-reason-no-agreement = No agreement on state-guaranteed legal aid is in force.
dispatch-reason-no-insurance = No professional-liability insurance is in force.
dispatch-reason-unavailable = Not available at that time: leave, illness or other duty.
dispatch-reason-barred-earlier-role = Took part in this case in another role (CPC art. 94).
dispatch-reason-barred-kinship = Is related to, or depends on, an official of the case (CPC art. 94).
dispatch-reason-barred-opposed-person = Helps or helped a person with opposed interests, or is related to such a person (CPC art. 94).
dispatch-reason-barred-law-or-court = Barred by law or by a decision of a court (CPC art. 94).
dispatch-reason-represents-another = Defends another person in this case (CPC art. 66).
dispatch-reason-not-qualified-for-minors = No qualification to defend minors is recorded.
dispatch-reason-no-clearance = No clearance for state secrets.
dispatch-reason-language-not-spoken = Does not speak the language of the proceedings.
dispatch-reason-active-cap-reached = The cap of live appointments is reached.
dispatch-reason-has-open-offers = An answer to another offer is awaited.
dispatch-reason-calendar-clash = Has another hearing or act at that time.
dispatch-reason-rest-after-night-duty = Rests after night duty.
dispatch-reason-asked-pending = Was offered this order; the answer is awaited.
dispatch-reason-asked-declined = Declined this order.
dispatch-reason-asked-timed-out = Did not answer this order in time.
dispatch-reason-asked-undeliverable = The message about this order was not delivered.
dispatch-reason-asked-withdrawn = The offer of this order was taken back.
dispatch-reason-outside-tiers = Is outside the circle of search for this order.

## Circles of search

dispatch-tier-continuity = Advocate who defended this person before
dispatch-tier-primary = Primary on duty in the zone
dispatch-tier-backup = Backup on duty in the zone
dispatch-tier-zone = Other participants of the zone
dispatch-tier-neighbour-zones = Participants of neighbour zones
dispatch-tier-collegium = The whole collegium
dispatch-tier-agreed-region = Neighbouring region by agreement

## Why a dispatcher takes over

dispatch-escalate-empty-pool = There are no participating advocates in this region.
dispatch-escalate-nobody-eligible = No advocate meets the conditions.
dispatch-escalate-everyone-asked = Every possible advocate was asked and nobody accepted.
dispatch-escalate-total-limit-reached = The time to find an advocate is over.

## Legal periods

dispatch-clock-delivery-to-body = Delivery to the body
dispatch-clock-prosecutor-notice = Notice of detention to the prosecutor
dispatch-clock-first-interrogation = First interrogation of the detainee
dispatch-clock-detention-general = End of detention
dispatch-clock-detention-minor = End of detention of a minor
dispatch-clock-detention-special = End of detention in special cases
dispatch-clock-chosen-counsel-detention = When another defender may be proposed instead of an absent one
dispatch-clock-counsel-long-absence = Long absence of counsel: when replacement is possible
dispatch-clock-qualification-announcement = Announcement of the order of qualification
dispatch-clock-administrative-order = Execution of an order in an administrative case
dispatch-clock-chosen-counsel-administrative = When another defender may be proposed under administrative detention
dispatch-clock-court-term = Term set by the court

## Urgency

dispatch-urgency-u0 = Most urgent
dispatch-urgency-u1 = Within a day
dispatch-urgency-u2 = A later act
dispatch-urgency-u3 = For a set date
