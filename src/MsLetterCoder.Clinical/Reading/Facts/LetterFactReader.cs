using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Reads what a letter states of course, tests and treatment.</summary>
internal static class LetterFactReader
{
    /// <summary>Header facts that only the mended view shows: a date or number parted at a line's end.</summary>
    private static DocumentFacts Mended(FactSource source, DocumentFacts header)
    {
        DocumentFacts mended = FactReader.Read(source.Text, DocumentKind.ClinicLetter);
        var spans = header.Spans.ToDictionary(s => s.Key, s => s.Value);
        foreach ((string name, TextSpan span) in mended.Spans)
        {
            spans.TryAdd(name, source.Original(span.Start, span.End));
        }

        return header with
        {
            NhsNumber = header.NhsNumber ?? mended.NhsNumber,
            HospitalNumber = header.HospitalNumber ?? mended.HospitalNumber,
            DateOfBirth = header.DateOfBirth ?? mended.DateOfBirth,
            ClinicDate = header.ClinicDate ?? mended.ClinicDate,
            Edss = header.Edss ?? mended.Edss,
            EdssHigh = header.Edss is null ? mended.EdssHigh : header.EdssHigh,
            Spans = spans,
        };
    }

    /// <summary>Adds these facts to the header facts; <paramref name="anchors"/> are what is named in the text, in order.</summary>
    public static DocumentFacts Read(ReadText read, IReadOnlyList<FactAnchor> anchors, DocumentFacts header)
    {
        List<(DateOnly Date, TextSpan Span)> dates = header.Dates ?? DateReader.Find(read.Text, 2068);
        (DatedFact? letter, DatedFact? dictated, DatedFact? typed) = LetterDates.Read(read.Text, dates);
        var source = new FactSource(read, anchors, header.ClinicDate ?? letter?.Date.First);
        if (source.Count == 0)
        {
            return header;
        }

        if (source.View.Mended)
        {
            header = Mended(source, header);
        }

        header = EdssHistory.WithoutEarlier(source, header);
        (NamedFact? type, DatedFact? onset, DatedFact? diagnosed) = MsCourseReader.Read(source);
        (IReadOnlyList<RelapseFact> relapses, IReadOnlyList<CountFact> relapseCounts) = RelapseReader.Read(source);
        (IReadOnlyList<CountFact> falls, DatedFact? lastFall) = FallReader.Read(source);
        (NamedFact? jcv, IReadOnlyList<FigureFact> index) = TestFigures.Jcv(source);
        return header with
        {
            Letter = new LetterFacts
            {
                LetterDate = letter,
                DictatedDate = dictated,
                TypedDate = typed,
                MsType = type,
                MsOnset = onset,
                MsDiagnosed = diagnosed,
                EdssEarlier = EdssHistory.Read(source, header),
                Relapses = relapses,
                RelapseCounts = relapseCounts,
                Mri = MriReader.Read(source),
                Treatments = TreatmentReader.Read(source),
                WalkingDistance = WalkingReader.Read(source),
                WalkingAids = AidReader.Read(source),
                TimedWalk = TestFigures.TimedWalk(source),
                JcvStatus = jcv,
                JcvIndex = index,
                VitaminD = TestFigures.VitaminD(source),
                Falls = falls,
                LastFall = lastFall,
            },
        };
    }
}
