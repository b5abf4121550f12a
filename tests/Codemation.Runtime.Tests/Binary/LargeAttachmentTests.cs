using System.Globalization;
using System.Security.Cryptography;
using Codemation.Runtime.Tests.Storage;
using Xunit.Abstractions;

namespace Codemation.Runtime.Tests.Binary;

[Collection(AloneInTheProcess.Name)]
public sealed class LargeAttachmentTests(ITestOutputHelper output) : IDisposable
{
    private const long GiB = 1L << 30;
    private const long MiB = 1L << 20;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codemation-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_gibibyte_is_attached_and_read_back_with_less_than_100_MiB_of_growth()
    {
        await using var other = OtherProcess.Start(LargeAttachment.Role, folder.FullName, GiB.ToString(CultureInfo.InvariantCulture));
        await using var same = new GeneratedStream(GiB);
        var expected = SHA256.HashDataAsync(same);

        var answer = await other.ReadLineAsync();

        var parts = answer!.Split(' ');
        var grown = long.Parse(parts[1], CultureInfo.InvariantCulture);
        output.WriteLine($"The process grew by {grown / MiB} MiB.");
        Assert.Equal(Convert.ToHexStringLower(await expected), parts[0]);
        Assert.InRange(grown, 0, 100 * MiB);
    }
}
