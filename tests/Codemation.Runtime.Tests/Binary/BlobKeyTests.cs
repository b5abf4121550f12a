using System.Text.RegularExpressions;
using Codemation.Runtime.Binary;
using FsCheck;
using FsCheck.Fluent;

namespace Codemation.Runtime.Tests.Binary;

public sealed partial class BlobKeyTests
{
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void A_key_is_made_of_the_hash_and_never_twice()
    {
        var keys = Enumerable.Range(0, 1000).Select(_ => BlobKey.New(Hash)).ToArray();

        Assert.Equal(1000, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Equal((Hash, "aa", key), (key.Sha256, key.Folder, BlobKey.Parse(key.ToString()))));
    }

    [Fact]
    public void What_is_read_as_a_key_is_nothing_but_digits_and_a_dot()
    {
        // Texts that are nearly keys: any characters at any places of one.
        var mutated =
            from key in Gen.Fresh(() => BlobKey.New(Hash).ToString())
            from at in Gen.Choose(0, key.Length - 1)
            from with in Gen.Elements("/", "\\", "..", "\0", "A", "g", "", "0", ".", "é", "\n")
            select key[..at] + with + key[(at + 1)..];

        Prop.ForAll(mutated.ToArbitrary(), text => BlobKey.TryParse(text, out _) == Key().IsMatch(text))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("../../../../etc/passwd")]
    public void Other_texts_are_none(string? text) => Assert.False(BlobKey.TryParse(text, out _));

    [GeneratedRegex(@"\A[0-9a-f]{64}\.[0-9a-f]{16}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
