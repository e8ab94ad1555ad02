using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.App.Pipeline;

/// <summary>What became of one mail.</summary>
internal sealed record PipelineOutcome(PipelineState State, int Documents, long? DuplicateOf);
