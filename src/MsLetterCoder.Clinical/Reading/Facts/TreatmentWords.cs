using System.Text.RegularExpressions;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>What the words before and behind a drug's name say of its status, and why it was stopped.</summary>
internal static partial class TreatmentWords
{
    /// <summary>What the last telling words before the name say; null where nothing does. Mere discussion gives <paramref name="talk"/>.</summary>
    public static TreatmentStatus? Before(ReadOnlySpan<char> lead, bool imperative, out bool talk, out bool strong)
    {
        (talk, strong) = (false, true);
        (int at, int length) = (-1, 0);
        if (!lead.ContainsAnyInRange('a', 'z') && !lead.ContainsAnyInRange('A', 'Z'))
        {
            return null;
        }

        foreach (ValueMatch match in Lead().EnumerateMatches(lead))
        {
            (at, length) = (match.Index, match.Length);
        }

        if (at < 0)
        {
            return null;
        }

        ReadOnlySpan<char> words = lead.Slice(at, length);
        ReadOnlySpan<char> prefix = lead[..at];
        if (LeadTalk().IsMatch(words))
        {
            talk = true;
            return null;
        }

        if (LeadDeclined().IsMatch(words))
        {
            return TreatmentStatus.Declined;
        }

        bool negated = Negated().IsMatch(prefix);
        bool conditional = Conditional().IsMatch(prefix);
        if (!LeadStopped().IsMatch(words) && Talk().IsMatch(prefix))
        {
            talk = true;
            return null;
        }

        if (LeadStopped().IsMatch(words))
        {
            if (negated || conditional)
            {
                strong = false;
                return TreatmentStatus.Current;
            }

            return TreatmentStatus.Stopped;
        }

        if (LeadPlanned().IsMatch(words) || (imperative && LeadStart().IsMatch(words) && prefix[(prefix.LastIndexOf(':') + 1)..].Trim(" -*•0123456789.)(\t\n").IsEmpty))
        {
            talk = conditional;
            return conditional ? null : TreatmentStatus.Planned;
        }

        if (negated)
        {
            talk = true;
            return null;
        }

        return TreatmentStatus.Current;
    }

    /// <summary>What the first telling words behind the name say, but a stop outweighs a start; null where nothing does.</summary>
    public static TreatmentStatus? Behind(ReadOnlySpan<char> tail)
    {
        TreatmentStatus? first = null;
        foreach (ValueMatch match in Tail().EnumerateMatches(tail))
        {
            ReadOnlySpan<char> words = tail.Slice(match.Index, match.Length);
            TreatmentStatus said = TailDeclined().IsMatch(words) ? TreatmentStatus.Declined : TailStopped().IsMatch(words) ? TreatmentStatus.Stopped : TailPlanned().IsMatch(words) ? TreatmentStatus.Planned : TreatmentStatus.Current;
            if (said == TreatmentStatus.Stopped && first is null or TreatmentStatus.Current && !(match.Index >= 3 && tail.Slice(match.Index - 3, 3) is "to "))
            {
                return said;
            }

            first ??= said == TreatmentStatus.Stopped ? null : said;
        }

        return first;
    }

    /// <summary>The reason that words give; null where they give none.</summary>
    public static StopReason? Reason(ReadOnlySpan<char> words) =>
        Pregnancy().IsMatch(words) ? StopReason.Pregnancy
        : Safety().IsMatch(words) ? StopReason.Safety
        : Inefficacy().IsMatch(words) ? StopReason.Inefficacy
        : SideEffects().IsMatch(words) ? StopReason.SideEffects
        : Choice().IsMatch(words) ? StopReason.Choice
        : null;

    private const string StopLead = @"(?<!full )stop(?:ped|ping)?(?: taking)?|discontinu\w+|c[ao]me off(?: the| her| his)?|coming off|taken off|went off|weaned off|wean off|gave up|given up|withdr[ae]w\w*|ceased?|(?:switch\w*|chang\w+|mov\w+|convert\w*) from|fail\w* (?:on )?|previous(?:ly)?|past treatments?|past dmts?|prior|tried|trial of|formerly|used to (?:take|be on)|(?:was|were|had been) (?:previously |formerly |once )?(?:on|taking)|finished|completed?|instead of|intolerant (?:of|to)|came through";
    private const string StartLead = @"start(?:ed|ing)?|commenc\w+|be[gt]\w*|began|begun|initiat\w+|introduc\w+|prescrib\w+|add(?:ed|ing)?|try|restart\w*";
    private const string PlanLead = @"(?:would|could|can|kindly) (?:you |kindly |please |then )*(?:start|commence|prescribe|issue|add)|(?:will|to|i'll|we'll|shall|should|please|could you|would like (?:her |him )?to|decid\w+ (?:on|to)|agree\w* (?:to|on)|going to|plan\w*(?: to)?|opted for|chosen|chose|ready to|keen to|due to|happy to|asked you to|wishes to|wants to)(?: (?:please|now|therefore|kindly|then|both|also))?(?: (?:start\w*|commenc\w+|begin|try|prescribe|have|add|switch to|switch over to|go on(?:to)?|move to|change to|proceed (?:with|to)|introduce|initiate|receive|trial|consider starting|give|issue))(?: (?:her|him|them|you|on|some|a|the|low dose|trial of|course of|with))*|proceed (?:with|to)|opted for|has chosen|decid\w+ on|awaiting|waiting (?:for|to start)|due to (?:start|have|begin)|start date for";
    private const string TalkLead = @"discuss\w*|consider\w*|might|could|options?(?: of| include| are| were)?|suggest\w*|think(?:ing)? about|mention\w*|risks?(?: of| with| from)?|candidate for|eligible for|information (?:on|about)|alternatives?|such as|allerg\w+(?: to)?|not (?:taken|been on|on|had|having|start\w*)|never (?:had|been on|taken|tried)|without|no longer (?:on|takes|taking)";
    private const string CurrentLead = @"carr(?:y|ies|ied) on(?: with| taking)?|(?:re)?mains? on|on|takes?|taking|taken|continu\w+(?: on| with| to take)?|currently|current(?: \w+)?|switch\w* (?:\w+ )?(?:on)?to|chang\w+ to|convert\w* to|mov\w+ (?:on)?to|replaced (?:by|with)|maintained|stay\w*(?: on)?|us(?:es|ing)|increas\w+|reduc\w+|receives|receiving|having|is on|has|escalat\w+ to|established on|treatment with|dmts?|meds?|medications?";
    private const string DeclineLead = @"declin\w+|refus\w+|not (?:been )?keen (?:on|to (?:try|start|take|have))?|(?:did|does|do|would)(?:n't| not) (?:want|wish|like)(?: to)?(?: start| try| take| have| go on)?|turned down|reluctant to (?:try|start|take|have)";

    [GeneratedRegex(@"\b(?:" + DeclineLead + "|" + TalkLead + "|" + PlanLead + "|" + StopLead + "|" + StartLead + "|" + CurrentLead + @")(?![\w])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Lead();

    [GeneratedRegex("^(?:" + DeclineLead + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex LeadDeclined();

    [GeneratedRegex("^(?:" + TalkLead + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex LeadTalk();

    [GeneratedRegex("^(?:" + StopLead + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex LeadStopped();

    [GeneratedRegex("^(?:" + PlanLead + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex LeadPlanned();

    [GeneratedRegex("^(?:" + StartLead + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex LeadStart();

    [GeneratedRegex(@"\b(?:not|n't|never|no need to|without|rather than|don't|do not|against)(?: \w+)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Negated();

    /// <summary>True where the words right behind a name only speak of it.</summary>
    public static bool IsTalk(ReadOnlySpan<char> tail) => TailTalk().IsMatch(tail);

    [GeneratedRegex(@"^,? (?:may|might|could|would|can|is licensed|are licensed|is an option|was (?:discussed|considered|mentioned))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex TailTalk();

    [GeneratedRegex(@"\b(?:talk\w* about|discuss\w*|consider\w*|think\w* about|options? of|possibility of|asked about|wonder\w*)\b[^,;.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Talk();

    [GeneratedRegex(@"\b(?:if|would|could|might|may|unless|should (?:she|he|they))\b[^.;]*$|'d $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Conditional();

    private const string Be = @"(?:was|were|has been|have been|had been|is|being|been|got|then|since|later|subsequently|but|and|,|\(|-|but (?:he|she|they)|which (?:he|she|they)|(?:he|she) (?:has )?(?:since )?|himself|herself) ?(?:now |since |then |later |subsequently |recently |therefore |also |had to be |has |had )*";
    private const string StopTail = @"(?<!full )stop(?:ped)?\b(?! if| when| \w+ing)(?: it| this| taking (?:it|this))?|discontinued|withdrawn|ceased|abandoned|given up|gave (?:it )?up|replaced (?:by|with)|changed to|switched to|not tolerated|unhelpful|failed|finished|completed|came off(?: it)?|off|weaned off";
    private const string DeclineTail = @"declined(?: (?:it|this))?|refused(?: (?:it|this))?|turned (?:it |this )?down|not keen(?: on (?:it|this))?|not wanted|did not want(?: it| this)?|didn't want(?: it| this)?|does not want(?: it| this)?|not wish";
    private const string PlanTail = @"(?:to (?:start|commence|begin)|will (?:be )?(?:start\w*|commence\w*|begin)|(?:we|i|which we|which i|which (?:he|she)) (?:will|shall|plan to|aim to|hope to) (?:start|commence|begin)|due to (?:start|commence|begin)|starting (?:in|on|next)|from next|planned|to be (?:started|commenced))";
    private const string CurrentTail = @"continu(?:es?|ed|ing)|remains?|restarted|increased|reduced|started|commenced|begun|initiated|introduced|since\b(?! replaced| stopped)|to continue|ongoing|unchanged";

    [GeneratedRegex(@"\b(?:not keen|declined|refused|turned (?:it |this )?down|did(?:n't| not) want)\b|\b" + PlanTail + @"\b|(?:\b|(?=[,(-]))" + Be + "(?:" + DeclineTail + "|" + StopTail + @")\b|\b(?:(?<!full )stop(?:ped)?(?! if| when| \w+ing)|discontinued|unhelpful|withdrawn|until (?:19|20)\d\d|till (?:19|20)\d\d)\b|\b(?:" + CurrentTail + @")\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Tail();

    [GeneratedRegex("(?:" + DeclineTail + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex TailDeclined();

    [GeneratedRegex("(?:" + StopTail + @"|until (?:19|20)\d\d|till (?:19|20)\d\d)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex TailStopped();

    [GeneratedRegex("^(?:" + PlanTail + ")$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex TailPlanned();

    [GeneratedRegex(@"\b(?:pregnan\w*|conceiv\w*|conception|breast[ -]?feed\w*|start(?:ing)? a family|family planning)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Pregnancy();

    [GeneratedRegex(@"\b(?:lymphop\w+|lymphocyt\w+|jcv?\b|jc virus|pml|liver|lfts?\b|alt\b|transaminas\w+|hypertens\w+|safety|bradycard\w+|cancer|malignan\w+|hypogamma\w+|immunoglobulins?|neutrop\w+|blood pressure|hepat\w+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Safety();

    [GeneratedRegex(@"\b(?:ineffective|inefficac\w+|no(?: real| obvious| clear| discernible| significant)? (?:benefit|effect|difference|help|better|response|improvement)|not (?:help\w*|work\w*|effective|benefit\w*|made any difference)|lack of (?:effect|efficacy|benefit|response)|relaps\w+|breakthrough|new lesions?|progress\w*|treatment failure|disease activity|doing nothing|(?:did(?:n't| not)|didn't) (?:help|work|make)|failed|without (?:benefit|effect)|(?:little|minimal|limited) (?:benefit|effect|difference)|of no (?:use|help|benefit)|unhelpful|attacks?|active (?:mri|disease|scan)|mri activity|wore off|stopped working)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Inefficacy();

    [GeneratedRegex(@"\b(?:side[ -]?effects?|intoleran\w+|(?:not|poorly|un)[ -]?tolerat\w+|(?:did not|didn't|could not|couldn't) tolerate|reactions?|rash\w*|flush\w*|drows\w*|sedat\w*|sleepy|nause\w*|diarrh\w*|gi\b|gastro\w*|stomach|depress\w*|mood|insomnia|sleep\w*|headaches?|weak\w*|oedema|swelling|swollen|infections?|hair|dizz\w*|confus\w*|sick\w*|vomit\w*|dry mouth|lipoatroph\w*|hallucinat\w*|weight gain|constipat\w*|tired\w*|fatigue|flu-?like|anxi\w*|agitat\w*|palpitat\w*|itch\w*|hives|urticaria|allerg\w*|ankles?|tremor|blurred|cramps|retention)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex SideEffects();

    [GeneratedRegex(@"\b(?:(?:own|personal|patient(?:'s)?) (?:choice|accord|decision|request|preference|wish\w*)|at (?:her|his|their) request|himself|herself|needle (?:fatigue|phobia)|tired of (?:injecting|injections)|preferr?ed|did(?:n't| not) like|fed up)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Choice();
}
