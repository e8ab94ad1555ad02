using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Triage.Facts;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>Sorts a message: red flags by rules set the least urgency, the learned score may raise it and never lowers it.</summary>
internal sealed class TriageEngine(ClinicalKnowledge knowledge, ClinicalModels models)
{
    /// <summary>Below this confidence a message is at least 'soon' (triage.md, 'Events').</summary>
    private const double Sure = 0.35;

    /// <summary>Share of right grades, on folds, where a rule raised what the score had said.</summary>
    private const double SureOfRule = 0.4;

    /// <summary>Probability of 'same day' and 'emergency' together below which likeness raises no flag. On folds, 21 of 23 flags so left out were wrong.</summary>
    private const double Calm = 0.2;

    private readonly FlagReader _flags = new(knowledge, models.Passage);
    private readonly MessageFactReader _facts = new(knowledge);

    /// <summary>Flags and signals alone, for documents that are no messages.</summary>
    public FlagFindings Flags(IReadOnlyList<OwnWords> words, DrugHistory history) => _flags.Find(words, history);

    /// <summary>Triage of a message.</summary>
    /// <param name="words">The writer's words.</param>
    /// <param name="found">Their flags and signals.</param>
    /// <param name="setting">What is known beside the words.</param>
    public TriageResult Decide(IReadOnlyList<OwnWords> words, FlagFindings found, MessageSetting setting)
    {
        var bag = new FeatureBag(TriageFeatures.Dimension);
        TriageFeatures.Add(bag, words, found, knowledge.Concepts);
        IReadOnlyList<string> signals = found.Signals;
        var reasons = new List<string>();
        (Urgency learned, Confidence confidence, double urgent) = Learned(bag);

        // Likeness has read a passage by itself. Where the message as a whole speaks clearly against it, it is a doubt, not a flag.
        bool calm = urgent < Calm;
        List<RedFlag> unlikely = [.. found.Flags.Where(f => calm && f.Likeness is not null && RedFlagTable.LeastUrgency(f.Key) >= Urgency.SameDay)];
        List<RedFlag> flags = [.. found.Flags.Except(unlikely)];
        Urgency least = flags.Count == 0 ? Urgency.RecordOnly : flags.Max(f => RedFlagTable.LeastUrgency(f.Key));
        Urgency urgency = learned > least ? learned : least;
        reasons.AddRange(flags.Select(f => $"red flag {f.Key}{(f.Likeness is { } p ? $" by likeness ({p:0.00})" : "")}: at least {Labels.Of(RedFlagTable.LeastUrgency(f.Key))}"));
        List<string> categories = PickCategories(bag);
        (MessageFacts facts, SupplyLeft supply) = _facts.Read(words, signals, categories, setting);
        foreach (UrgencyFloor floor in knowledge.UrgencyFloors.Where(f => f.Least > urgency && signals.Contains(f.Signal) && !supply.Overrules(f)))
        {
            urgency = floor.Least;
            reasons.Add(floor.Reason);
        }

        foreach (MessageFloor floor in supply.Floors().Where(f => f.Least > urgency))
        {
            urgency = floor.Least;
            reasons.Add(floor.Reason);
        }

        if (urgency < Urgency.Soon && unlikely.Count > 0)
        {
            urgency = Urgency.Soon;
            reasons.Add($"a passage is like {unlikely[0].Key} ({unlikely[0].Likeness:0.00}), the message as a whole is not: at least soon");
        }

        if (urgency < Urgency.SameDay && found.Doubts.Count > 0 && !calm)
        {
            RedFlag doubt = found.Doubts[0];
            urgency = Urgency.SameDay;
            reasons.Add($"may be {doubt.Key} by likeness ({doubt.Likeness:0.00}): a person looks the same day");
        }

        if (confidence.Value < Sure && urgency < Urgency.Soon)
        {
            urgency = Urgency.Soon;
            reasons.Add("low confidence: at least soon");
        }

        // What could not be read is never for the record only.
        bool unread = setting.Reading.NeedsPerson;
        foreach (MessageFloor floor in setting.Reading.Floors)
        {
            urgency = floor.Least > urgency ? floor.Least : urgency;
            reasons.Add(floor.Reason);
        }

        bool noReplyWanted = ClosingWords.WantNoReply(signals) && urgency < Urgency.Soon && !unread;
        double[] reply = models.Reply.Probabilities(bag);
        bool asked = unread || (reply[models.Reply.IndexOf("no")] < 0.5 && !noReplyWanted);
        bool needed = urgency > Urgency.RecordOnly && asked;
        if (noReplyWanted && urgency > Urgency.RecordOnly)
        {
            urgency = Urgency.RecordOnly;
            reasons.Add("the writer says that no reply is needed, and nothing worrying is said: record only");
        }
        else if (urgency == Urgency.RecordOnly && asked)
        {
            // Something is asked: then it is not for the record only.
            urgency = Urgency.Routine;
            needed = true;
            reasons.Add("a reply is needed: at least routine");
        }

        if (facts.Events.Count > 0 && urgency is > Urgency.RecordOnly and < Urgency.Emergency)
        {
            reasons.Add($"{Labels.Of(facts.Events[0].Kind)} named: the limit is the working time before it, where that is earlier");
        }

        return new TriageResult
        {
            Urgency = urgency,
            Category = categories[0],
            Categories = categories,
            RedFlags = [.. flags],
            ReplyNeeded = needed,
            Confidence = urgency == learned ? confidence : new Confidence(SureOfRule),
            Reasons = reasons,
            Facts = facts,
        };
    }

    /// <summary>The urgency whose expected cost is least, its probability, and that of 'same day' and 'emergency' together.</summary>
    private (Urgency Urgency, Confidence Confidence, double Urgent) Learned(FeatureBag bag)
    {
        double[] byUrgency = UrgencyCost.ByUrgency(models.Urgency.Labels, models.Urgency.Probabilities(bag));
        Urgency best = models.UrgencyCost.Cheapest(byUrgency);
        return (best, new Confidence(Math.Clamp(byUrgency[(int)best], 0, 1)), byUrgency[(int)Urgency.SameDay] + byUrgency[(int)Urgency.Emergency]);
    }

    private List<string> PickCategories(FeatureBag bag)
    {
        double[] probabilities = models.Category.Probabilities(bag);
        List<string> ranked = [.. models.Category.Labels.Select((label, i) => (label, p: probabilities[i])).OrderByDescending(c => c.p).ThenBy(c => c.label, StringComparer.Ordinal)
            .Where((c, i) => i == 0 || c.p >= 0.22).Select(c => c.label).Take(3)];
        return ranked;
    }
}
