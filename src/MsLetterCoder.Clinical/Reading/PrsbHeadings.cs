namespace MsLetterCoder.Clinical.Reading;

/// <summary>Headings of the Professional Record Standards Body's outpatient letter standard, by this program's sections.</summary>
public static class PrsbHeadings
{
    /// <summary>The heading of a section; what stands under no heading is history.</summary>
    public static string Of(Section section) => section switch
    {
        Section.Diagnosis => "Diagnoses",
        Section.Medication => "Medications and medical devices",
        Section.Allergy => "Allergies and adverse reactions",
        Section.PastHistory => "Relevant past medical, surgical and mental health history",
        Section.FamilyHistory => "Family history",
        Section.Social => "Social context",
        Section.Examination => "Examination findings",
        Section.Investigation => "Investigation results",
        Section.Impression => "Clinical summary",
        Section.Plan => "Plan and requested actions",
        Section.Advice => "Information and advice given",
        _ => "History",
    };
}
