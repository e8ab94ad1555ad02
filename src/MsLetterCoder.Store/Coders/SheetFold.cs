using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Store.Coders;

/// <summary>Applies steps to what an analysis suggests. A step about an entry that is not there changes nothing.</summary>
internal sealed class SheetFold
{
    private readonly List<SheetCode> codes;
    private readonly List<SheetMention> mentions;
    private readonly List<SheetQuestion> questions;

    public SheetFold(DocumentAnalysis analysis)
    {
        codes = [.. analysis.Icd10.Select((entry, i) => new SheetCode
        {
            Id = SheetEntries.Code(i),
            Code = entry.Code,
            Suggested = entry,
            Mentions = [.. entry.Mentions.Select(SheetEntries.Mention)],
            Restricted = entry.Restricted,
        })];
        mentions = [.. analysis.Mentions.Select((mention, i) => new SheetMention
        {
            Id = SheetEntries.Mention(i),
            Span = mention.Span,
            In = mention.In,
            Key = mention.Key,
            SnomedId = mention.SnomedId,
            Context = mention.Context,
            Suggested = mention,
            Restricted = mention.Restricted,
        })];
        questions = [.. analysis.Icd10LeftOut.Where(l => l.Question is not null).Select((asked, i) => new SheetQuestion
        {
            Id = SheetEntries.Question(i),
            Asked = asked,
            Mentions = [.. asked.Mentions.Select(SheetEntries.Mention)],
        })];
    }

    /// <summary>True where the law restricts a result of that code or concept.</summary>
    public static bool IsRestricted(CodeScheme? scheme, string? code, string? key) => scheme switch
    {
        CodeScheme.Icd10 => Icd10Code.TryParse(code, out Icd10Code icd10) && RestrictedCodes.Covers(icd10),
        CodeScheme.SnomedCt => key is not null && RestrictedCodes.CoversKey(key),
        _ => false,
    };

    public void Apply(CoderDecision step)
    {
        if (step.Action == CoderAction.Added)
        {
            Add(step);
            return;
        }

        if (step.Scheme == CodeScheme.SnomedCt)
        {
            ForMentions(step);
        }
        else if (step.Entry is ['q', ..])
        {
            ForQuestion(step);
        }
        else if (step.Scheme == CodeScheme.Icd10)
        {
            ForCodes(step);
        }
    }

    /// <summary>The lists, with what follows from all steps together.</summary>
    public (IReadOnlyList<SheetCode> Codes, IReadOnlyList<SheetMention> Mentions, IReadOnlyList<SheetQuestion> Questions) Finish()
    {
        Dictionary<string, SheetMention> byId = mentions.ToDictionary(m => m.Id, StringComparer.Ordinal);
        int primary = codes.FindIndex(c => c.Stands);
        for (int i = 0; i < codes.Count; i++)
        {
            SheetCode code = codes[i];
            codes[i] = code with
            {
                Primary = i == primary,
                Mentions = code.Suggested is null ? [.. mentions.Where(m => code.Span is { } span && m.Span == span && m.In == TextField.Text && m.Suggested is null).Select(m => m.Id)] : code.Mentions,
                WithoutWords = code.Suggested is { Mentions.Count: > 0 } && code.Mentions.All(id => IsOther(byId[id])),
            };
        }

        for (int i = 0; i < questions.Count; i++)
        {
            SheetQuestion question = questions[i];
            questions[i] = question with { Chosen = codes.FirstOrDefault(c => c.Stands && question.Asked.Candidates.Contains(c.Code))?.Code ?? default };
        }

        return (codes, mentions, questions);
    }

    private void Add(CoderDecision step)
    {
        string id = SheetEntries.Added(step.Version);
        if (step.Scheme == CodeScheme.Icd10 && Icd10Code.TryParse(step.Code, out Icd10Code code))
        {
            codes.Add(new SheetCode { Id = id, Code = code, State = EntryState.Added, Note = step.Note, Span = step.Span, Restricted = RestrictedCodes.Covers(code), By = step.DecidedBy });
        }
        else if (step is { Scheme: CodeScheme.SnomedCt, Span: { } span })
        {
            mentions.Add(new SheetMention
            {
                Id = id,
                Span = span,
                Key = step.Key,
                SnomedId = Identifier(step.Code),
                Context = step.Context ?? MentionContext.Present,
                State = EntryState.Added,
                Note = step.Note,
                Restricted = IsRestricted(CodeScheme.SnomedCt, step.Code, step.Key),
                By = step.DecidedBy,
            });
        }
    }

    private void ForCodes(CoderDecision step)
    {
        for (int i = 0; i < codes.Count; i++)
        {
            SheetCode code = codes[i];
            if (step.Entry is null ? code.Code.Value != step.Code : code.Id != step.Entry)
            {
                continue;
            }

            if (step.Action is CoderAction.Moved or CoderAction.PrimarySet)
            {
                codes.RemoveAt(i);
                codes.Insert(step.Action == CoderAction.PrimarySet ? 0 : Math.Clamp(step.Position ?? 0, 0, codes.Count), step.Action == CoderAction.PrimarySet ? code with { By = step.DecidedBy } : code);
                return;
            }

            codes[i] = step.Action switch
            {
                CoderAction.Accepted => code with { State = EntryState.Accepted, Note = step.Note, By = step.DecidedBy },
                CoderAction.Rejected => code with { State = EntryState.Rejected, Note = step.Note, By = step.DecidedBy },
                CoderAction.Replaced when Icd10Code.TryParse(step.Replacement, out Icd10Code other) =>
                    code with { Code = other, State = EntryState.Replaced, Note = step.Note, By = step.DecidedBy, Restricted = code.Restricted || RestrictedCodes.Covers(other) },
                _ => code,
            };
        }
    }

    private void ForMentions(CoderDecision step)
    {
        for (int i = 0; i < mentions.Count; i++)
        {
            SheetMention mention = mentions[i];
            if (step.Entry is null ? mention.Code != step.Code : mention.Id != step.Entry)
            {
                continue;
            }

            mentions[i] = step.Action switch
            {
                CoderAction.Accepted => mention with { State = EntryState.Accepted, Note = step.Note, By = step.DecidedBy },
                CoderAction.Rejected => mention with { State = EntryState.Rejected, Note = step.Note, By = step.DecidedBy },
                CoderAction.ContextChanged => mention with { Context = step.Context!.Value, State = mention.Suggested is null ? EntryState.Added : EntryState.Replaced, By = step.DecidedBy },
                CoderAction.Replaced => mention with
                {
                    Key = step.ReplacementKey,
                    SnomedId = Identifier(step.Replacement),
                    State = EntryState.Replaced,
                    Note = step.Note,
                    By = step.DecidedBy,
                    Restricted = mention.Restricted || IsRestricted(CodeScheme.SnomedCt, step.Replacement, step.ReplacementKey),
                },
                _ => mention,
            };
        }
    }

    private void ForQuestion(CoderDecision step)
    {
        int i = questions.FindIndex(q => q.Id == step.Entry);
        if (i >= 0)
        {
            questions[i] = step.Action switch
            {
                CoderAction.Rejected => questions[i] with { LeftUncoded = true, Note = step.Note },
                CoderAction.Query => questions[i] with { Query = step.Note },
                _ => questions[i],
            };
        }
    }

    /// <summary>True where it no longer says what the program read.</summary>
    private static bool IsOther(SheetMention m) => !m.Stands || m.Context != m.Suggested!.Context || m.Key != m.Suggested.Key || m.SnomedId != m.Suggested.SnomedId;

    private static SnomedId Identifier(string? code) => SnomedId.TryParse(code, out SnomedId id) ? id : default;
}
