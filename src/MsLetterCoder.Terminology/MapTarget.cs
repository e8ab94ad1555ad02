namespace MsLetterCoder.Terminology;

/// <summary>A row of an extended map in force: one target, with the group and priority it stands in, its rule and advice.</summary>
/// <param name="Refset">The map.</param>
/// <param name="Block">Alternative maps between which a coder chooses (UK maps; 0 elsewhere).</param>
/// <param name="Group">Groups of one block are given together.</param>
/// <param name="Priority">Of one group the first row whose rule holds counts.</param>
/// <param name="Rule">TRUE, OTHERWISE TRUE, 'IFA …', or empty.</param>
/// <param name="Advice">Words for the coder.</param>
/// <param name="Target">The code; empty or beginning with # where there is none.</param>
public sealed record MapTarget(long Refset, int Block, int Group, int Priority, string Rule, string Advice, string Target);
