using MsLetterCoder.Store.Keys;

namespace MsLetterCoder.Store.Tests.Keys;

public sealed class RecoveryKeyTests
{
    [Fact]
    public void Parse_TakesWhatAPersonMakesOfIt()
    {
        for (int i = 0; i < 50; i++)
        {
            var key = RecoveryKey.Make();
            Assert.Matches("^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$", key.Written);
            string typed = $"  {key.Written.ToLowerInvariant().Replace('-', ' ').Replace('0', 'o').Replace('1', 'l')} ";
            Assert.Equal(key.Written, RecoveryKey.Parse(typed).Written);
            Assert.True(key.Wrapping.IsSameAs(RecoveryKey.Parse(typed).Wrapping));
        }
    }

    [Fact]
    public void Parse_FindsEveryWrongCharacterAndExchange()
    {
        const string alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        string written = RecoveryKey.Make().Written.Replace("-", "", StringComparison.Ordinal);
        for (int at = 0; at < written.Length; at++)
        {
            foreach (char other in alphabet.Where(c => c != written[at]))
            {
                StoreKeyException e = Assert.Throws<StoreKeyException>(() => RecoveryKey.Parse(written[..at] + other + written[(at + 1)..]));
                Assert.Contains($"Group {(at / 5) + 1} ", e.Message, StringComparison.Ordinal);
            }

            if (at % 5 < 4 && written[at] != written[at + 1])
            {
                Assert.Throws<StoreKeyException>(() => RecoveryKey.Parse(written[..at] + written[at + 1] + written[at] + written[(at + 2)..]));
            }
        }

        Assert.Throws<StoreKeyException>(() => RecoveryKey.Parse(written[5..10] + written[..5] + written[10..]));
        Assert.Contains("39 were given", Assert.Throws<StoreKeyException>(() => RecoveryKey.Parse(written[1..])).Message, StringComparison.Ordinal);
        Assert.Throws<StoreKeyException>(() => RecoveryKey.Parse("U" + written[1..]));
    }
}
