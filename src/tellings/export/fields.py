"""The columns of the formats that others use, in their order, and why some of them stay empty.

Sources: UCDP GED codebook 26.1 (49 columns), ACLED codebook 2024 (31 columns), the fields of Airwars' public incident
pages. docs/export.md says for every column what fills it.
"""

from __future__ import annotations

UCDP = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id "
    "dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office "
    "source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt "
    "priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians "
    "deaths_unknown best high low gwnoa gwnob"
).split()
UCDP_EMPTY = {
    "relid": "UCDP's own release id",
    "active_year": "needs all events of the dyad in the year",
    "code_status": "a coder's judgement on a candidate event",
    "conflict_dset_id": "id of UCDP's conflict table", "conflict_new_id": "id of UCDP's conflict table",
    "conflict_name": "name in UCDP's conflict table",
    "dyad_dset_id": "id of UCDP's dyad table", "dyad_new_id": "id of UCDP's dyad table",
    "side_a_dset_id": "id of UCDP's actor table", "side_a_new_id": "id of UCDP's actor table",
    "side_b_dset_id": "id of UCDP's actor table", "side_b_new_id": "id of UCDP's actor table",
    "country_id": "Gleditsch and Ward number, not shipped", "region": "UCDP's own division of the world, not shipped",
    "gwnoa": "Gleditsch and Ward number, not shipped", "gwnob": "Gleditsch and Ward number, not shipped",
}  # fmt: skip

ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 "
    "assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude "
    "geo_precision source source_scale notes fatalities tags timestamp"
).split()
ACLED_EMPTY = {
    "assoc_actor_1": "allies of an actor are not read", "assoc_actor_2": "allies of an actor are not read",
    "inter1": "ACLED's class of an actor, not read", "inter2": "ACLED's class of an actor, not read",
    "interaction": "follows from inter1 and inter2",
    "region": "ACLED's own division of the world, not shipped",
    "admin3": "the gazetteer has two levels", "source_scale": "the reach of an outlet is not known",
    "timestamp": "the moment of ACLED's own upload; the same input gives the same bytes",
}  # fmt: skip

AIRWARS_VICTIMS = (
    "civilian_non_combatants children women men human_rights_defenders journalists trade_unionists healthcare_personnel "
    "other_civilian_non_combatants undetermined other_protected_persons persons_hors_de_combat belligerents member_of_armed_forces "
    "persons_directly_participating_in_hostilities"
).split()
AIRWARS_INCIDENT = (
    "code previous_codes date_type date date_end local_time_type local_time local_time_start local_time_end local_time_of_day "
    "local_first_reported_date_time local_first_reported_by local_first_reported_url country_name location_name location_name_arabic "
    "location_name_hebrew location_name_ukrainian region strike_status_name infrastructure_name strike_type_name "
    "targeted_belligerent_name observation_name impact_name total_strikes civilian_harm_reported civilian_harm_status_name "
    "cause_of_death_injury_name geolocated latitude longitude geolocation_status_name geolocation_accuracy_name geolocation_notes "
    "geolocation_sign_off_assessor geolocation_sign_off_date_time num_media num_victims num_victims_named num_reconciled num_families "
    "victim_average_age declassified_assessment press_release"
).split()
AIRWARS_SOURCES = "num_sources num_sources_twitter num_sources_facebook num_sources_telegram num_sources_other".split()
AIRWARS = [
    *AIRWARS_INCIDENT,
    *(f"{who}_{what}_{end}" for who in AIRWARS_VICTIMS for what in ("killed", "injured") for end in ("min", "max")),
    *AIRWARS_SOURCES,
]
AIRWARS_EMPTY = {
    "location_name_arabic": "read from English articles only", "location_name_hebrew": "read from English articles only",
    "location_name_ukrainian": "read from English articles only",
    "infrastructure_name": "Airwars' own list of what was hit, not mapped",
    "observation_name": "an assessor's remark", "impact_name": "an assessor's remark",
    "cause_of_death_injury_name": "Airwars' own list, not mapped",
    "geolocation_notes": "geolocation by imagery is a person's work", "geolocation_sign_off_assessor": "a person's signature",
    "geolocation_sign_off_date_time": "a person's signature", "num_media": "images and video are not read",
    "num_victims": "victims are not listed by name", "num_victims_named": "victims are not listed by name",
    "num_reconciled": "no register of names is compared", "num_families": "families are not read",
    "victim_average_age": "victims are not listed by name", "declassified_assessment": "not read", "press_release": "not read",
    **{f"{who}_{what}_{end}": "the group is not told apart in the Claims"
       for who in ("human_rights_defenders", "trade_unionists", "other_civilian_non_combatants", "other_protected_persons",
                   "persons_hors_de_combat", "persons_directly_participating_in_hostilities")
       for what in ("killed", "injured") for end in ("min", "max")},
    "local_time_start": "a clock time is given in local_time only", "local_time_end": "a clock time is given in local_time only",
}  # fmt: skip

ESTIMATES = (
    "event title happening date earliest latest date_precision place latitude longitude place_precision country measure affected_class "
    "affected_group affected_side affected_age_sex total low best high rule origins independence claims articles history"
).split()
