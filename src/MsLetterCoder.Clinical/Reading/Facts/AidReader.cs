using System.Buffers;
using System.Text.RegularExpressions;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Reads what helps the patient to get about; 'none' where the letter says that nothing does and names nothing.</summary>
internal static partial class AidReader
{
    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["stick", "crutch", "frame", "zimmer", "rollator", "walker", "wheelchair", "scooter", "AFO", "orthosis", "orthotic", "splint", "FES", "electrical stim", "furniture", "hoist", "bed-bound", "bedbound", "bed bound", "powerchair", "power chair", "unaided", "without aid", "unassisted", "any aid", "walking aid", "independently", "arm of", "'s arm", "foot-up", "foot up"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly string[] Names =
        ["two_sticks", "stick", "two_crutches", "crutch", "rollator", "frame", "powered_wheelchair", "wheelchair", "scooter", "orthosis", "fes", "furniture", "hoist", "bed_bound", "person", "none"];

    public static IReadOnlyList<NamedFact> Read(FactSource source)
    {
        var found = new List<NamedFact>();
        foreach (int sentence in source.With(Words))
        {
            for (Match match = source.Match(Aid(), source.Start(sentence), source.End(sentence)); match.Success; match = match.NextMatch())
            {
                string name = Names.First(n => match.Groups[n].Success);
                if (found.Any(f => f.Value == name) || IsNot(source, sentence, match, name))
                {
                    continue;
                }

                found.Add(new NamedFact(name, source.Original(match.Index, match.Index + match.Length)));
            }
        }

        // 'Walks unaided indoors, with a stick outdoors': the stick is what matters.
        return found.Count > 1 ? [.. found.Where(f => f.Value != "none" || found.All(g => g.Value is "none" or "wheelchair" or "scooter"))] : found;
    }

    private static bool IsNot(FactSource source, int sentence, Match match, string name)
    {
        int lead = Math.Max(source.Start(sentence), match.Index - 44);
        ReadOnlySpan<char> words = source.Text.AsSpan(lead, match.Index - lead);
        int tail = match.Index + match.Length;
        ReadOnlySpan<char> behind = source.Text.AsSpan(tail, Math.Min(30, source.End(sentence) - tail));
        if (source.IsOthers(sentence, match.Index) || source.IsConditional(sentence, match.Index) || (name != "none" && Denied().IsMatch(words)) || NotUsed().IsMatch(words) || Service().IsMatch(behind))
        {
            return true;
        }

        if (name == "none" && (NotNone().IsMatch(words) || (match.Value.StartsWith("indep", StringComparison.OrdinalIgnoreCase) && !Mobile().IsMatch(source.Text.AsSpan(source.Start(sentence), source.End(sentence) - source.Start(sentence))))))
        {
            return true;
        }

        foreach (PlacedAnchor anchor in source.In(sentence))
        {
            if (anchor.Start < tail && anchor.End > match.Index && anchor.State is FactState.Absent or FactState.Family or FactState.Hypothetical or FactState.Planned && name != "none")
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"\b(?:(?<two_sticks>(?:two|2|both|pair of|x2) (?:walking )?sticks|(?:walking )?sticks\b(?: x ?2)?)|(?<stick>(?:walking[ -]?|tripod |quad )?stick|walking pole|cane)|(?<two_crutches>(?:two |2 |both |elbow )*crutches)|(?<crutch>(?:elbow )?crutch)|(?<rollator>rollator|(?:three|four|3|4)[ -]?wheel(?:ed|er)?(?: (?:walker|frame|trolley))?|wheeled (?:walker|frame)|walker\b)|(?<frame>zimmer(?: frame)?|(?:walking |pulpit |gutter )?frame)"
        + @"|(?<powered_wheelchair>(?:powered|power|electric|motori[sz]ed|tilting) ?(?:wheel)?chair|powerchair|epioc)|(?<wheelchair>(?:(?:manual|self-propelled|attendant|transit) )?wheel ?chair(?:[ -](?:bound|dependent|user))?)|(?<scooter>(?:mobility )?scooter)|(?<orthosis>afos?|(?:ankle[ -]foot |foot )?(?:orthosis|orthoses|orthotics?)|(?:foot drop |ankle )?splints?|foot-?up(?: device)?)|(?<fes>fes|functional electrical stimulat\w+)"
        + @"|(?<furniture>(?:holds? (?:on ?)?to|holding (?:on ?)?to|hanging on to|uses|using|on)(?: the)? furniture|furniture[ -]?walk\w*)|(?<hoist>hoist(?:ed)?)|(?<bed_bound>bed[ -]?bound)|(?<person>(?:on|holding|with|takes|uses|needs)(?: \w+)? ?(?:husband|wife|partner|daughter|son|mother|somebody|someone|carer)'?s?'? arm|(?:the )?arm of (?:her|his|a|one)|assistance of (?:one|two|1|2)|help of one)"
        + @"|(?<none>unaided|unassisted|independently|without (?:any |the use of |need for |using )*(?:an )?(?:walking )?(?:aids?|assistance|support)|no (?:walking )?aids?))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        PatternLimits.Milliseconds)]
    private static partial Regex Aid();

    [GeneratedRegex(@"\b(?:no longer|not|never|without|n't|denies|refus\w+|declin\w+|gave up|given up|stopped|nor|no|used to)\b(?:(?! and | but |, with)[^,;.(]){0,34}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(?:refer(?:ral|red)?|assess\w*|consider\w*|discuss\w*|suggest\w*|request\w*|await\w*|waiting for|order\w*|advis\w*|recommend\w*|issue|appl(?:y|ied)|might|would benefit|trial of|broken|time ?frame|fear\w*|worr\w+|end up in|avoid\w*|measured for|hopes?|asked (?:about|for)|interested in|to (?:get|have|try)|stick to)\b[^,;.]{0,36}$|\b(?:time|needle|wrist|resting|hand|finger|thumb|night|drum|memory|lip|joy|pogo|climbing|photo|picture|window) ?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex NotUsed();

    [GeneratedRegex(@"^ ?(?:services?|assess\w*|clinic|referral|to (?:her|his|the|this|a) (?:diet|plan|treatment)|with (?:it|the)|of mind|insoles|test|trial|athlet\w*|basketball|ramp|access|taxi)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Service();

    [GeneratedRegex(@"\b(?:cannot|can't|not|unable to|no longer|never|hardly|n't|used to|previously)\b[^,;.]{0,30}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex NotNone();

    [GeneratedRegex(@"\b(?:walk\w*|mobil\w*|gait|ambul\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Mobile();
}
