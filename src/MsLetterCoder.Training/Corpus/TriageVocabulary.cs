using System.Collections.Frozen;
using MsLetterCoder.Clinical.Triage;

namespace MsLetterCoder.Training.Corpus;

/// <summary>
/// The categories and red flags that gold documents may hold (triage.md sections 2 and 3). The wider flags are no part of the gold, and scores
/// leave them out.
/// </summary>
internal static class TriageVocabulary
{
    public static FrozenSet<string> Categories { get; } = FrozenSet.ToFrozenSet(
    [
        "relapse_or_new_symptoms", "symptom_management", "bladder_bowel", "infection", "medication_side_effect", "medication_supply",
        "blood_test_or_monitoring", "falls_mobility", "mental_health", "pregnancy_family_planning", "vaccination_travel", "appointment_admin",
        "work_benefits_letter", "equipment_home_adaptation", "carer_or_social", "information_for_record", "thanks_or_other",
    ]);

    /// <summary>Each red flag and the least urgency it sets.</summary>
    public static FrozenDictionary<string, Urgency> RedFlags { get; } = new Dictionary<string, Urgency>
    {
        ["suicidal_intent"] = Urgency.Emergency,
        ["overdose"] = Urgency.Emergency,
        ["stroke_signs"] = Urgency.Emergency,
        ["breathing_swallow_emergency"] = Urgency.Emergency,
        ["anaphylaxis"] = Urgency.Emergency,
        ["sepsis_signs"] = Urgency.Emergency,
        ["chest_pain"] = Urgency.Emergency,
        ["first_or_long_seizure"] = Urgency.Emergency,
        ["serious_injury"] = Urgency.Emergency,
        ["retention_or_cauda_equina"] = Urgency.Emergency,
        ["bleeding_itp"] = Urgency.Emergency,
        ["baclofen_withdrawal"] = Urgency.Emergency,
        ["suicidal_thoughts"] = Urgency.SameDay,
        ["pml_signs"] = Urgency.SameDay,
        ["fever_on_immunosuppression"] = Urgency.SameDay,
        ["uti_with_fever"] = Urgency.SameDay,
        ["acute_vision_loss"] = Urgency.SameDay,
        ["rapid_motor_decline"] = Urgency.SameDay,
        ["liver_injury_signs"] = Urgency.SameDay,
        ["pregnancy_on_dmt"] = Urgency.SameDay,
        ["varicella_or_shingles"] = Urgency.SameDay,
        ["cardiac_first_dose"] = Urgency.SameDay,
        ["steroid_mood"] = Urgency.SameDay,
        ["pressure_ulcer_infected"] = Urgency.SameDay,
        ["aspiration_risk"] = Urgency.SameDay,
        ["safeguarding"] = Urgency.SameDay,
        ["repeated_falls"] = Urgency.Soon,
        ["dmt_interruption"] = Urgency.Soon,
    }.ToFrozenDictionary();
}
