using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Reading.Facts;
using MsLetterCoder.Clinical.Triage;
using MsLetterCoder.Store.Database;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.Store.Records;

/// <summary>Reads an analysis back as the domain value it was written from.</summary>
internal static class AnalysisReader
{
    /// <summary>Reads it.</summary>
    public static DocumentAnalysis Read(Session session, AnalysisRow analysis)
    {
        var key = new { id = analysis.Id };
        return new DocumentAnalysis
        {
            Kind = StoredLabel.Read<DocumentKind>(analysis.Kind),
            KindConfidence = new Confidence(analysis.KindConfidence),
            KindUnsure = analysis.KindUnsure != 0,
            Encounter = StoredLabel.Read<EncounterKind>(analysis.Encounter),
            Regions = session.Query<RegionRow>($"{RegionRow.Select} WHERE analysis_id = @id ORDER BY position", key)
                .ConvertAll(row => new TextRegion(Span(row.SpanStart, row.SpanEnd), StoredLabel.Read<RegionKind>(row.Kind))),
            Facts = ReadFacts(session, analysis.Id),
            Mentions = session.Query<MentionRow>($"{MentionRow.Select} WHERE analysis_id = @id ORDER BY position", key).ConvertAll(ReadMention),
            Icd10 = ReadIcd10(session, analysis.Id),
            Icd10LeftOut = ReadLeftOut(session, analysis.Id),
            UnseenQuotes = session.Prepare("SELECT span_start, span_end FROM quoted_unseen WHERE analysis_id = $id ORDER BY position").Set("$id", analysis.Id).Rows(r => Span(r.GetInt64(0), r.GetInt64(1))),
            Falls = session.Prepare("SELECT falls, since, until, told_on, span_start, span_end, field FROM fall WHERE analysis_id = $id ORDER BY position").Set("$id", analysis.Id).Rows(r => new FallsTold
            {
                Falls = (int)r.GetInt64(0),
                Since = FactNames.ReadDay(r.GetOptionalString(1)),
                Until = FactNames.ReadDay(r.GetOptionalString(2)),
                Told = FactNames.ReadDay(r.GetString(3))!.Value,
                Span = Span(r.GetInt64(4), r.GetInt64(5)),
                In = StoredLabel.Read<TextField>(r.GetString(6)),
            }),
            Triage = ReadTriage(session, analysis.Id),
        };
    }

    private static TextSpan Span(long start, long end) => new((int)start, (int)end);

    private static DocumentFacts ReadFacts(Session session, long id)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var spans = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        foreach (FactRow row in session.Query<FactRow>($"{FactRow.Select} WHERE analysis_id = @id", new { id }))
        {
            values.Add(row.Name, session.Cipher.OpenText("fact", id, row.Name, row.Value));
            if (row is { SpanStart: { } start, SpanEnd: { } end })
            {
                spans.Add(row.Name, Span(start, end));
            }
        }

        return FactNames.Read(values, spans);
    }

    private static Mention ReadMention(MentionRow row)
    {
        SnomedId concept = default;
        if (row.Sctid is { } sctid && !SnomedId.TryParse(sctid.ToString(System.Globalization.CultureInfo.InvariantCulture), out concept))
        {
            throw new StoreException("The store holds a mention whose SNOMED CT identifier has a wrong check digit.");
        }

        return new Mention
        {
            Span = Span(row.SpanStart, row.SpanEnd),
            In = StoredLabel.Read<TextField>(row.Field),
            Key = row.ConceptKey,
            SnomedId = concept,
            Context = StoredLabel.Read<MentionContext>(row.Context),
            Confidence = new Confidence(row.Confidence),
            Section = row.Section,
            Restricted = row.Restricted != 0,
        };
    }

    private static List<Icd10Entry> ReadIcd10(Session session, long id)
    {
        ILookup<long, int> evidence = Evidence(session, "icd10_mention", id);
        return session.Query<Icd10Row>($"{Icd10Row.Select} WHERE analysis_id = @id ORDER BY position", new { id }).ConvertAll(row => new Icd10Entry
        {
            Code = ReadCode(row.Code),
            Question = row.Question,
            Warnings = row.Warnings.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Restricted = row.Restricted != 0,
            Override = row.Override,
            Primary = row.IsPrimary != 0,
            Ask = row.Ask != 0,
            Confidence = new Confidence(row.Confidence),
            Rule = row.Rule,
            Mentions = [.. evidence[row.Position]],
        });
    }

    private static List<Icd10LeftOut> ReadLeftOut(Session session, long id)
    {
        ILookup<long, int> evidence = Evidence(session, "icd10_left_out_mention", id);
        return session.Query<Icd10LeftOutRow>($"{Icd10LeftOutRow.Select} WHERE analysis_id = @id ORDER BY position", new { id })
            .ConvertAll(row => new Icd10LeftOut
            {
                Code = row.Code,
                Rule = row.Rule,
                Mentions = [.. evidence[row.Position]],
                Key = row.ConceptKey,
                Question = row.Question,
                Candidates = [.. row.Candidates.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ReadCode)],
                Restricted = row.Restricted != 0,
                Override = row.Override,
            });
    }

    private static Icd10Code ReadCode(string text) => Icd10Code.TryParse(text, out Icd10Code code) ? code : throw new StoreException("The store holds an ICD-10 code of a wrong form.");

    private static ILookup<long, int> Evidence(Session session, string table, long id) =>
        session.Query<EvidenceRow>($"SELECT position AS Position, mention_position AS MentionPosition FROM {table} WHERE analysis_id = @id ORDER BY position, ordinal", new { id })
            .ToLookup(row => row.Position, row => (int)row.MentionPosition);

    private static TriageResult? ReadTriage(Session session, long id)
    {
        if (session.Query<TriageRow>($"{TriageRow.Select} WHERE analysis_id = @id", new { id }) is not [TriageRow row])
        {
            return null;
        }

        return new TriageResult
        {
            Urgency = StoredLabel.Read<Urgency>(row.Urgency),
            Category = row.Category,
            Categories = session.Query<string>("SELECT category FROM triage_category WHERE analysis_id = @id ORDER BY position", new { id }),
            RedFlags = session.Query<RedFlagRow>($"{RedFlagRow.Select} WHERE analysis_id = @id ORDER BY position", new { id }).ConvertAll(flag => new RedFlag
            {
                Key = flag.FlagKey,
                Evidence = Span(flag.SpanStart, flag.SpanEnd),
                In = StoredLabel.Read<TextField>(flag.Field),
            }),
            ReplyNeeded = row.ReplyNeeded != 0,
            Confidence = new Confidence(row.Confidence),
            Reasons = session.Query<string>("SELECT reason FROM triage_reason WHERE analysis_id = @id ORDER BY position", new { id }),
            Facts = MessageFactRows.Read(session, id, row.Language),
        };
    }
}
