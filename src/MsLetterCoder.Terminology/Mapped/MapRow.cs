using System.Runtime.InteropServices;

namespace MsLetterCoder.Terminology.Mapped;

/// <summary>A row of an extended map in force, as the file holds it; texts by their number in the pool.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct MapRow(int Concept, int Refset, int Block, int Group, int Priority, int Rule, int Advice, int Target);
