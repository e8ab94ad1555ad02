namespace MsLetterCoder.Browser.Tests.Support;

/// <summary>One program, one store and one browser for all tests, as in life; each test takes messages and letters of its own.</summary>
[CollectionDefinition(Name)]
public sealed class WorkbenchGroup : ICollectionFixture<Workbench>
{
    public const string Name = "workbench";
}
