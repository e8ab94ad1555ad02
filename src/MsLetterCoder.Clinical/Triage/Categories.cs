namespace MsLetterCoder.Clinical.Triage;

/// <summary>The message categories of triage.md section 2.</summary>
public static class Categories
{
    /// <summary>All, in the order of the guideline.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "relapse_or_new_symptoms", "symptom_management", "bladder_bowel", "infection", "medication_side_effect", "medication_supply", "blood_test_or_monitoring", "falls_mobility",
        "mental_health", "pregnancy_family_planning", "vaccination_travel", "appointment_admin", "work_benefits_letter", "equipment_home_adaptation", "carer_or_social",
        "information_for_record", "thanks_or_other",
    ];
}
