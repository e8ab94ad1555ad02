using System.Runtime.InteropServices;

namespace MsLetterCoder.Terminology.Mapped;

/// <summary>A member of a simple reference set in force; the set by its number.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct RefsetRow(int Refset, int Concept);
