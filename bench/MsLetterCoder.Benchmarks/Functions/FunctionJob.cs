using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace MsLetterCoder.Benchmarks.Functions;

/// <summary>How functions are measured: inside this process, because the toolchain that builds a project of its own knows neither this runtime nor central package versions.</summary>
internal sealed class FunctionJob : ManualConfig
{
    public FunctionJob()
    {
        AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(6)
            .WithIterationCount(12)
            .WithIterationTime(TimeInterval.FromMilliseconds(250)));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddLogger(ConsoleLogger.Unicode);
        AddColumnProvider(DefaultColumnProviders.Instance);
        WithArtifactsPath(Path.Combine(Path.GetTempPath(), "mslc-benchmarks"));
    }
}
