using System.Runtime.InteropServices;

namespace MsLetterCoder.Terminology.Mapped;

/// <summary>A place of the table of terms that are matched: high bits of the hash of the word sequence, and the description plus one (0: free).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct MatchEntry(uint Print, int Description);
