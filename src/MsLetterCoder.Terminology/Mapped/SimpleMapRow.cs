using System.Runtime.InteropServices;

namespace MsLetterCoder.Terminology.Mapped;

/// <summary>A row of a simple map in force; the target by its number in the pool.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct SimpleMapRow(int Concept, int Refset, int Target);
