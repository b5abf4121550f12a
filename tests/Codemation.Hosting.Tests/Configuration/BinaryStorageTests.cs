namespace Codemation.Hosting.Tests.Configuration;

public sealed class BinaryStorageTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Theory]
    [InlineData("file:///var/lib/attachments")]
    [InlineData("s3://bucket/prefix?endpoint=http://127.0.0.1:1&region=eu-west-1")]
    public async Task Attachments_are_kept_in_a_folder_or_in_S3(string address)
    {
        cli.Variables["CODEMATION_BINARY"] = address;

        // Nothing is attached, so nothing is asked for.
        Assert.Equal(0, (await cli.RunAsync("run", "numbers.split")).ExitCode);
    }

    [Theory]
    [InlineData("ftp://user:secret@host", "Write file:///absolute/path or s3://…")]
    [InlineData("s3://key:secret@bucket", "credentials in it: those come from the environment")]
    public async Task Other_addresses_are_refused_before_anything_runs(string address, string message)
    {
        cli.Variables["CODEMATION_BINARY"] = address;

        var result = await cli.RunAsync("run", "numbers.split");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.Error, StringComparison.Ordinal);
    }
}
