using MsLetterCoder.Clinical.Learning;

namespace MsLetterCoder.Clinical.Tests.Learning;

public sealed class PortableMathTests
{
    private const double Tolerance = 1e-15;

    [Fact]
    public void Exp_AgreesWithThePlatform_OverItsWholeRange()
    {
        for (double x = -700; x <= 709; x += 0.0137)
        {
            AssertClose(Math.Exp(x), PortableMath.Exp(x), x);
        }
    }

    [Fact]
    public void Exp_AgreesWithThePlatform_NearZero()
    {
        for (double x = 1e-300; x < 1; x *= 3.7)
        {
            AssertClose(Math.Exp(x), PortableMath.Exp(x), x);
            AssertClose(Math.Exp(-x), PortableMath.Exp(-x), -x);
        }
    }

    // Decimal digits from a 60-digit computation, rounded to double by the compiler.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2.71828182845904523536028747135266)]
    [InlineData(-1, 0.367879441171442321595523770161461)]
    [InlineData(10, 22026.4657948067165169579006452842)]
    [InlineData(0.5, 1.64872127070012814684865078781416)]
    [InlineData(-745.2, 0)]
    [InlineData(1000, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(double.NaN, double.NaN)]
    public void Exp_GivesKnownValues(double x, double expected) => AssertClose(expected, PortableMath.Exp(x), x);

    [Fact]
    public void Exp_GivesSubnormals() => Assert.Equal(Math.Exp(-740), PortableMath.Exp(-740), 5e-324);

    [Fact]
    public void Log_AgreesWithThePlatform_OverItsWholeRange()
    {
        for (double x = double.Epsilon; x < 1e308; x *= 1.0371)
        {
            AssertClose(Math.Log(x), PortableMath.Log(x), x);
            x = x < 1e-310 ? x * 4 : x; // steps below an epsilon would stand still
        }
    }

    [Fact]
    public void Log_AgreesWithThePlatform_NearOne()
    {
        for (double distance = 1e-15; distance < 0.5; distance *= 1.9)
        {
            AssertClose(Math.Log(1 + distance), PortableMath.Log(1 + distance), 1 + distance);
            AssertClose(Math.Log(1 - distance), PortableMath.Log(1 - distance), 1 - distance);
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0.693147180559945309417232121458177)]
    [InlineData(10, 2.30258509299404568401799145468436)]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(-1, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void Log_GivesKnownValues(double x, double expected) => AssertClose(expected, PortableMath.Log(x), x);

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(2, 0.880797077977882444059929463485157)]
    [InlineData(-2, 0.119202922022117555940070536514843)]
    [InlineData(-800, 0)]
    [InlineData(800, 1)]
    public void Logistic_GivesKnownValues(double x, double expected) => AssertClose(expected, PortableMath.Logistic(x), x);

    [Fact]
    public void Softmax_IsUnmovedByLargeScores()
    {
        double[] scores = [1000, 1000 + PortableMath.Log(3)];

        double logSum = PortableMath.Softmax(scores);

        Assert.Equal(0.25, scores[0], 1e-12);
        Assert.Equal(0.75, scores[1], 1e-12);
        Assert.Equal(1000 + Math.Log(4), logSum, 1e-12);
    }

    // The bits themselves, as a second implementation in another language gave them: a machine that gives others would train other models.
    [Fact]
    public void ExpAndLog_GiveTheSameBitsEverywhere()
    {
        ulong bits = 14695981039346656037;
        for (int i = 1; i <= 2000; i++)
        {
            bits = (bits ^ BitConverter.DoubleToUInt64Bits(PortableMath.Exp((i - 1000) / 7.0))) * 1099511628211;
            bits = (bits ^ BitConverter.DoubleToUInt64Bits(PortableMath.Log(i * 0.37))) * 1099511628211;
        }

        Assert.Equal(2640540501667579589UL, bits);
    }

    private static void AssertClose(double expected, double actual, double x)
    {
        bool close = expected.Equals(actual) || Math.Abs(actual - expected) <= Tolerance * Math.Abs(expected);
        Assert.True(close, $"At {x:R}: {actual:R} instead of {expected:R}.");
    }
}
