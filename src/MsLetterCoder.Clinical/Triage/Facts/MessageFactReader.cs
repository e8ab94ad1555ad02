using MsLetterCoder.Clinical.Coding;

namespace MsLetterCoder.Clinical.Triage.Facts;

/// <summary>Reads the facts of a message that triage hands on: contact restrictions, events, answers about a relapse.</summary>
internal sealed class MessageFactReader(ClinicalKnowledge knowledge)
{
    private const string Relapse = "relapse_or_new_symptoms";
    private const string RelapseSignal = "floor_relapse";

    /// <summary>The facts, and how long medicine lasts.</summary>
    /// <param name="words">The writer's words.</param>
    /// <param name="signals">Signals seen in them.</param>
    /// <param name="categories">Categories of the message.</param>
    /// <param name="setting">What is known from outside the text.</param>
    public (MessageFacts Facts, SupplyLeft Supply) Read(IReadOnlyList<OwnWords> words, IReadOnlyList<string> signals, IReadOnlyList<string> categories, MessageSetting setting)
    {
        List<MessageView> views = [.. words.Select(knowledge.MessagePhrases.Value.Read)];
        List<MessageEvent> events = [.. views.SelectMany(v => EventReader.Find(v, setting.Received)).OrderBy(e => e.InDays ?? int.MaxValue).ThenBy(e => e.In == TextField.Subject ? 0 : 1).ThenBy(e => e.Span.Start)];
        var facts = new MessageFacts
        {
            ContactRestrictions = [.. views.SelectMany(RestrictionReader.Find)],
            Events = events,
            RelapseQuestions = categories.Contains(Relapse) || signals.Contains(RelapseSignal) ? RelapseQuestionReader.Read(views) : [],
            Language = setting.Reading.Language?.Code,
        };
        return (facts, SupplyLeft.Of(words, views, events, knowledge));
    }
}
