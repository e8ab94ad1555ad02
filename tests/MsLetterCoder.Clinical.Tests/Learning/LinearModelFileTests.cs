using System.Security.Cryptography;
using MsLetterCoder.Clinical.Learning;

namespace MsLetterCoder.Clinical.Tests.Learning;

public sealed class LinearModelFileTests
{
    public static TheoryData<ScoreCalibration> Calibrations =>
        [ScoreCalibration.None, ScoreCalibration.OfTemperature(1.75), ScoreCalibration.OfPlatt([1, 2, 0.5], [0, -1, 3])];

    [Theory]
    [MemberData(nameof(Calibrations))]
    public void Read_GivesBackWhatWasWritten(ScoreCalibration calibration)
    {
        LinearModel model = LinearModelTests.Model(calibration, FeatureScaling.UnitLength);
        byte[] file = Bytes(model);

        LinearModel read = LinearModel.Read(new MemoryStream(file));

        Assert.Equal("urgency", read.Name);
        Assert.Equal("text1", read.FeatureVersion);
        Assert.Equal(model.Labels, read.Labels);
        Assert.Equal(model.Dimension, read.Dimension);
        Assert.Equal(FeatureScaling.UnitLength, read.Scaling);
        Assert.Equal(calibration.Temperature, read.Calibration.Temperature);
        Assert.Equal(calibration.Slopes.AsEnumerable(), read.Calibration.Slopes);
        Assert.Equal(calibration.Offsets.AsEnumerable(), read.Calibration.Offsets);
        Assert.Equal(2, read.RowCount);
        Assert.Equal(file, Bytes(read));
        var bag = new FeatureBag(model.Dimension);
        bag.Add("fall", 2);
        Assert.Equal(model.Best(bag), read.Best(bag));
    }

    [Fact]
    public void Write_LeavesOutEmptyRows()
    {
        var model = new LinearModel("m", "v", ["a", "b"], 16, FeatureScaling.AsAdded, ScoreCalibration.None, [0, 0], [2, 5], [0, 0, 0, 1]);

        LinearModel read = LinearModel.Read(Bytes(model));

        Assert.Equal(1, read.RowCount);
        Assert.Equal([5], read.WeightedIndices());
    }

    [Fact]
    public void Write_KeepsToTheDocumentedFormat()
    {
        var model = new LinearModel("m", "v", ["a", "b"], 1024, FeatureScaling.UnitLength, ScoreCalibration.None, [0, 1], [300], [0, -2]);

        byte[] file = Bytes(model);

        byte[] body =
        [
            .. "MSLM"u8, 2, 1, (byte)'m', 1, (byte)'v', 2, 1, (byte)'a', 1, (byte)'b', 10, 1,
            0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, // temperature 1
            0, 0, 0, 0, 0, 0, 0x80, 0x3F, // biases 0 and 1
            1, 0xAD, 0x02, 0b10, 0, 0xC0, // one row: 301 after -1, second label, -2 in half precision
        ];
        Assert.Equal([.. body, .. SHA256.HashData(body)], file);
    }

    [Fact]
    public void Read_OfATruncatedFileNamesTheByteWhereItEnds()
    {
        byte[] file = Bytes(LinearModelTests.Model(ScoreCalibration.None));
        for (int length = 0; length < file.Length; length++)
        {
            var error = Assert.Throws<InvalidDataException>(() => LinearModel.Read(file.AsSpan(0, length)));
            Assert.Matches(@"byte \d+:", error.Message);
        }
    }

    [Fact]
    public void Read_OfAnyChangedByteFailsAndNamesAByte()
    {
        byte[] file = Bytes(LinearModelTests.Model(ScoreCalibration.OfPlatt([1, 1, 1], [0, 0, 0])));
        for (int at = 0; at < file.Length; at++)
        {
            foreach (byte change in (byte[])[0x01, 0x80, 0xFF])
            {
                byte[] damaged = [.. file];
                damaged[at] ^= change;
                var error = Assert.Throws<InvalidDataException>(() => LinearModel.Read(damaged));
                Assert.Matches(@"byte \d+:", error.Message);
            }
        }
    }

    [Fact]
    public void Read_RefusesBytesBehindTheEnd()
    {
        byte[] file = Bytes(LinearModelTests.Model(ScoreCalibration.None));
        var error = Assert.Throws<InvalidDataException>(() => LinearModel.Read([.. file, 0]));
        Assert.Contains($"byte {file.Length}:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RefusesAnotherFormatVersion()
    {
        byte[] file = Bytes(LinearModelTests.Model(ScoreCalibration.None));
        file[4] = 9;
        var error = Assert.Throws<InvalidDataException>(() => LinearModel.Read(file));
        Assert.Equal("Model file, byte 4: format version 9 is unknown to this program, which reads 2.", error.Message);
    }

    internal static byte[] Bytes(LinearModel model)
    {
        using var file = new MemoryStream();
        model.Write(file);
        return file.ToArray();
    }
}
