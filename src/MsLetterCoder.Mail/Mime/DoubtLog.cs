using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Mail.Mime;

/// <summary>
/// Collects doubts; of each code only the first few are kept, so that a mail that is odd in a million places does not fill the memory.
/// </summary>
internal sealed class DoubtLog
{
    private const int MostOfOneCode = 5;
    private readonly List<ReadDoubt> doubts = [];
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    public IReadOnlyList<ReadDoubt> Doubts => doubts;

    public void Add(string code, string reason, long? at = null)
    {
        int count = counts.GetValueOrDefault(code);
        counts[code] = count + 1;
        if (count < MostOfOneCode)
        {
            doubts.Add(new ReadDoubt(code, reason, at));
        }
    }
}
