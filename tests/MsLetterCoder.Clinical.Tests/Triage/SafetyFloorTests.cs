using System.Globalization;
using MsLetterCoder.Clinical.Triage;
using Xunit.Abstractions;

namespace MsLetterCoder.Clinical.Tests.Triage;

/// <summary>Holds the safety floor: every sentence of SafetyFloor.tsv does what it says, but for those marked missed, whose number may only fall.</summary>
public sealed class SafetyFloorTests(ITestOutputHelper output)
{
    /// <summary>How many sentences are marked missed. Lower it when rules improve; raise it only for sentences that are new to the file.</summary>
    private const int Missed = 155;

    /// <summary>How many sentences of the held-back half are marked missed.</summary>
    private const int MissedHeldBack = 301;

    private static readonly List<FloorRow> Open = FloorRow.Load("SafetyFloor.tsv");

    private static readonly List<FloorRow> HeldBack = FloorRow.Load("SafetyFloorHeldBack.tsv");

    [Fact]
    public void EverySentence_DoesWhatTheFloorSays()
    {
        List<FloorRow> wrong = [.. Open.Where(r => !r.IsMet && !r.Missed)];
        List<FloorRow> better = [.. Open.Where(r => r.IsMet && r.Missed)];

        output.WriteLine($"{Open.Count} sentences, {Open.Count(r => r.Missed)} marked missed");
        Assert.True(wrong.Count == 0, $"{wrong.Count} sentences of the safety floor are not met:\n{string.Join('\n', wrong)}");
        Assert.True(better.Count == 0, $"{better.Count} sentences marked missed are met now: take the mark away and lower the number:\n{string.Join('\n', better)}");
    }

    /// <summary>Nobody who writes rules reads these sentences, so only line numbers and counts are told.</summary>
    [Fact]
    public void HeldBackHalf_DoesWhatItSays()
    {
        foreach (IGrouping<string, FloorRow> flag in HeldBack.GroupBy(r => r.Flag).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{flag.Key}: {flag.Count(r => r.Fires && r.IsMet)} of {flag.Count(r => r.Fires)} raised, {flag.Count(r => !r.Fires && !r.IsMet)} of {flag.Count(r => !r.Fires)} near misses raised");
        }

        output.WriteLine($"{HeldBack.Count} sentences, {HeldBack.Count(r => !r.IsMet)} not met, {HeldBack.Count(r => r.Missed)} marked missed");
        List<string> wrong = [.. HeldBack.Where(r => !r.IsMet && !r.Missed).Select(r => r.Line.ToString(CultureInfo.InvariantCulture))];
        List<string> better = [.. HeldBack.Where(r => r.IsMet && r.Missed).Select(r => r.Line.ToString(CultureInfo.InvariantCulture))];
        Assert.True(wrong.Count == 0, $"{wrong.Count} held-back sentences are no longer met, lines {string.Join(' ', wrong)}");
        Assert.True(better.Count == 0, $"{better.Count} held-back sentences marked missed are met now, lines {string.Join(' ', better)}");
    }

    [Fact]
    public void NumberMarkedMissed_MayOnlyFall() => Assert.Equal((Missed, MissedHeldBack), (Open.Count(r => r.Missed), HeldBack.Count(r => r.Missed)));

    [Fact]
    public void EveryFlag_HasItsSentences()
    {
        List<FloorRow> rows = [.. Open, .. HeldBack];
        foreach (string flag in RedFlagTable.Keys)
        {
            int fires = rows.Count(r => r.Flag == flag && r.Fires);
            int not = rows.Count(r => r.Flag == flag && !r.Fires);
            Assert.True(fires >= 30 && not >= 30, $"{flag} has {fires} sentences and {not} near misses");
        }
    }

    [Fact]
    public void NoSentence_StandsTwice() =>
        Assert.Equal(Open.Count + HeldBack.Count, Open.Concat(HeldBack).Select(r => (r.Flag, r.Text.ToUpperInvariant())).Distinct().Count());
}
