using MsLetterCoder.Clinical.Coding;

namespace MsLetterCoder.Clinical.Tests.Coding;

/// <summary>Rule 10: only where the words tie an injury to how it happened.</summary>
public sealed class ExternalCauseTests
{
    [Theory]
    [InlineData("She fell down the stairs and has a [[broken wrist|fracture_wrist|present]].", "W10.9")]
    [InlineData("[[Bruised|contusion|present]] after he slipped on the bottom step in the street.", "W10.4")]
    [InlineData("[[Fractured neck of femur|fracture_neck_femur|present]] when she fell out of bed at the nursing home.", "W06.1")]
    [InlineData("He tripped over the cat in the kitchen: [[cut to the scalp|laceration|present]].", "W01.0")]
    [InlineData("She slipped on the kerb, with a [[minor head injury|minor_head_injury|present]].", "W01.4")]
    [InlineData("[[Ankle fracture|fracture_ankle|present]] following a fall.", "W19.9")]
    [InlineData("He fell in the supermarket and has [[bruising|contusion|present]] of the hip.", "W19.5")]
    public void Injury_IsFollowedByItsCauseThatAsks(string marked, string cause)
    {
        IReadOnlyList<Icd10Entry> list = MarkedLetter.Derive(marked).List;

        Assert.Equal(2, list.Count);
        Assert.Equal(cause, list[1].Code.ToString());
        Assert.True(list[1].Ask);
        Assert.NotNull(list[1].Question);
        Assert.StartsWith("10:", list[1].Rule, StringComparison.Ordinal);
        Assert.Equal(list[0].Mentions, list[1].Mentions);
    }

    [Theory]
    [InlineData("She has a [[broken wrist|fracture_wrist|present]]. She fell on the stairs last year without harm.")]
    [InlineData("[[Bruising|contusion|present]] of the arm, and she did not fall.")]
    [InlineData("She is afraid of falling down the stairs since the [[fracture|fracture|present]].")]
    [InlineData("He fell down the stairs and now has [[back pain|back_pain|present]].")]
    [InlineData("[[Wrist fracture|fracture_wrist|past]] when she fell on the ice.")]
    [InlineData("[[Burn|burn|present]] from the kettle.")]
    public void NothingTied_GivesNoCause(string marked) => Assert.DoesNotContain(MarkedLetter.Codes(marked), code => code[0] == 'W');

    [Fact]
    public void Cause_StandsDirectlyBehindTheInjury() =>
        Assert.Equal(["G35X", "S62.80", "W10.9", "R32X"], MarkedLetter.Codes("[[MS|ms|present]]. She fell down steps and [[fractured her wrist|fracture_wrist|present]]. [[Incontinence|urinary_incontinence|present]].", "ms"));
}
