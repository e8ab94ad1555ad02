using System.Collections.Frozen;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>The red flags of triage.md section 3 and the wider ones, each with its least urgency.</summary>
public static class RedFlagTable
{
    private static readonly FrozenDictionary<string, Urgency> Least = new Dictionary<string, Urgency>(StringComparer.Ordinal)
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
        ["catheter_or_tube_failure"] = Urgency.Emergency,
        ["autonomic_dysreflexia"] = Urgency.Emergency,
        ["thunderclap_or_meningitic"] = Urgency.Emergency,
        ["adrenal_crisis"] = Urgency.Emergency,
        ["severe_skin_reaction"] = Urgency.Emergency,
        ["acute_abdomen_or_gi_bleed"] = Urgency.Emergency,
        ["immediate_danger"] = Urgency.Emergency,
        ["dvt_signs"] = Urgency.SameDay,
        ["care_breakdown"] = Urgency.SameDay,
        ["critical_result"] = Urgency.SameDay,
        ["alemtuzumab_late"] = Urgency.SameDay,
        ["live_vaccine_given"] = Urgency.SameDay,
        ["macular_oedema_signs"] = Urgency.Soon,
        ["death_reported"] = Urgency.Soon,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Flags of the guideline's second table, which the gold does not hold yet: raised all the same, left out of scores.</summary>
    public static IReadOnlySet<string> Wider { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "catheter_or_tube_failure", "autonomic_dysreflexia", "thunderclap_or_meningitic", "adrenal_crisis", "severe_skin_reaction", "acute_abdomen_or_gi_bleed", "immediate_danger",
        "dvt_signs", "care_breakdown", "critical_result", "alemtuzumab_late", "live_vaccine_given", "macular_oedema_signs", "death_reported",
    };

    /// <summary>Flags about anybody in danger now, not the patient alone (triage.md section 3).</summary>
    private static readonly FrozenSet<string> Anybody = new[]
    {
        "suicidal_intent", "suicidal_thoughts", "overdose", "stroke_signs", "breathing_swallow_emergency", "anaphylaxis", "sepsis_signs", "chest_pain", "first_or_long_seizure", "serious_injury",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Flags whose words name others by their nature: who hurts, who stays away, who was infectious.</summary>
    private static readonly FrozenSet<string> ThroughOthers = new[] { "safeguarding", "immediate_danger", "varicella_or_shingles", "care_breakdown" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Flags that having lasted long does not silence: thoughts of death for months are thoughts of death.</summary>
    private static readonly FrozenSet<string> Enduring = new[]
    {
        "suicidal_intent", "suicidal_thoughts", "safeguarding", "immediate_danger", "pressure_ulcer_infected", "repeated_falls", "dmt_interruption", "care_breakdown", "critical_result",
        "pregnancy_on_dmt", "death_reported", "aspiration_risk", "overdose", "anaphylaxis", "serious_injury", "fever_on_immunosuppression", "uti_with_fever", "sepsis_signs",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True where what speaks against the words silences the flag.</summary>
    internal static bool Silences(string key, FlagDoubt doubt)
    {
        FlagDoubt silencing = FlagDoubt.Denied | FlagDoubt.Supposed | FlagDoubt.General | FlagDoubt.Past;
        silencing |= ThroughOthers.Contains(key) ? FlagDoubt.None : FlagDoubt.SomebodyElseThen;
        silencing |= ThroughOthers.Contains(key) || Anybody.Contains(key) ? FlagDoubt.None : FlagDoubt.SomebodyElse;
        silencing |= Enduring.Contains(key) ? FlagDoubt.None : FlagDoubt.Lasting;
        return (doubt & silencing) != 0;
    }

    /// <summary>All flag keys.</summary>
    public static IReadOnlyCollection<string> Keys => Least.Keys;

    /// <summary>True for a key of the tables.</summary>
    public static bool IsKnown(string key) => Least.ContainsKey(key);

    /// <summary>Least urgency of a flag.</summary>
    /// <exception cref="KeyNotFoundException">The key is unknown.</exception>
    public static Urgency LeastUrgency(string key) => Least[key];
}
