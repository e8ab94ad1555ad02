using System.Runtime.InteropServices;

namespace MsLetterCoder.Terminology.Mapped;

/// <summary>A historical association in force, from a concept of the release to the identifier of any component.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct AssociationRow(int Concept, int Kind, long Target);
