using System.Globalization;
using Codemation.Analyzers.Payloads;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Compiling;

namespace Codemation.Analyzers.Tests.Payloads;

public sealed class PayloadTests
{
    private const string Doc = "public sealed record Doc(string Id, string Text = \"\") { public string? Note { get; init; } public Part? Part { get; init; } }\npublic sealed record Part(string Body);\npublic sealed record Aside(string Text);";

    [Theory]
    [InlineData("new Doc(o.Id, {|CDM202:Convert.ToBase64String(bytes)|})")]
    [InlineData("new Doc(o.Id, Text: {|CDM202:Convert.ToHexString(bytes)|})")]
    [InlineData("new Doc(o.Id, {|CDM202:System.Text.Encoding.UTF8.GetString(bytes)|})")]
    [InlineData("new Doc(o.Id, {|CDM202:File.ReadAllText(o.Id)|})")]
    [InlineData("new Doc(o.Id, {|CDM202:System.Buffers.Text.Base64Url.EncodeToString(bytes)|})")]
    [InlineData("new Doc(o.Id, {|CDM202:BitConverter.ToString(bytes)|})")]
    [InlineData("new Doc(o.Id, {|CDM202:$\"pdf:{Convert.ToBase64String(bytes)}\"|})")]
    [InlineData("new Doc(o.Id, {|CDM202:\"pdf:\" + Convert.ToBase64String(bytes)|})")]
    [InlineData("new Doc(o.Id, {|CDM202:o.Id == \"\" ? \"none\" : Convert.ToBase64String(bytes)|})")]
    [InlineData("new Doc(o.Id, {|CDM202:Convert.ToBase64String(bytes).Replace('+', '-').TrimEnd('=')|})")]
    [InlineData("new Doc(o.Id, {|CDM202:string.Concat(\"a\", Convert.ToBase64String(bytes))|})")]
    [InlineData("new Doc(o.Id) { Note = {|CDM202:Convert.ToBase64String(bytes)|} }")]
    [InlineData("new Doc(o.Id) with { Text = {|CDM202:Convert.ToBase64String(bytes)|} }")]
    [InlineData("new Doc(o.Id) { Part = new({|CDM202:Convert.ToBase64String(bytes)|}) }")]
    [InlineData("Make(Convert.ToBase64String(bytes))", "    private static Doc Make(string text) => new(\"\", {|CDM202:text|});")]
    [InlineData("new Doc(o.Id, {|CDM202:Text()|})", "    private static string Text() => Convert.ToBase64String(new byte[9000]);")]
    [InlineData("Make()", "    private static Doc Make() { var text = Encode(); return new Doc(\"\", {|CDM202:text|}); }\n    private static string Encode() { string encoded; encoded = Convert.ToBase64String(new byte[9]); return encoded; }")]
    public async Task Bytes_that_are_made_text_and_put_into_an_item_are_reported_where_they_go_in(string made, string members = "") =>
        await Analysis.VerifyAsync(new PayloadAnalyzer(), Code(made, members));

    [Theory]
    [InlineData("new Doc(o.Id, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes)))")]
    [InlineData("new Doc(o.Id, Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(bytes, bytes)))")]
    [InlineData("new Doc(o.Id, Convert.ToHexString(HashOf(bytes)))", "    private static byte[] HashOf(byte[] b) => b;")]
    [InlineData("new Doc(o.Id, Hex(bytes))", "    private static string Hex(byte[] hashBytes) => BitConverter.ToString(hashBytes);")]
    [InlineData("new Doc(o.Id, Convert.ToBase64String(Guid.Empty.ToByteArray()))")]
    [InlineData("new Doc(o.Id, Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)))")]
    [InlineData("new Doc(o.Id, $\"{Convert.ToBase64String(bytes).Length}\")")]
    [InlineData("new Doc(new Aside(Convert.ToBase64String(bytes)).Text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))")]
    [InlineData("new Doc(Convert.ToBase64String(bytes) == o.Id ? \"same\" : \"other\")")]
    public async Task Digests_and_texts_that_stay_outside_pass(string made, string members = "") =>
        await Analysis.VerifyAsync(new PayloadAnalyzer(), Code(made, members));

    [Fact]
    public async Task A_local_is_followed_and_a_digest_in_a_local_passes() => await Analysis.VerifyAsync(
        new PayloadAnalyzer(),
        Intake.Chain(
            "Doc",
            """
            .Map("doc", o =>
                {
                    var bytes = new byte[4000];
                    var text = Convert.ToBase64String(bytes);
                    var hash = System.Security.Cryptography.SHA256.HashData(bytes);
                    Span<byte> filled = stackalloc byte[32];
                    System.Security.Cryptography.SHA256.HashData(bytes, filled);
                    var copy = text;
                    return new Doc(Convert.ToHexString(hash) + Convert.ToHexString(filled), {|CDM202:copy|});
                })
            """,
            more: Doc));

    [Fact]
    public async Task A_text_may_be_the_whole_item() => await Analysis.VerifyAsync(
        new PayloadAnalyzer(), Intake.Chain("string", ".MapAsync(\"text\", async (o, ctx) => {|CDM202:await File.ReadAllTextAsync(o.Id, ctx.CancellationToken)|})"));

    [Fact]
    public async Task A_condition_may_look_at_bytes_as_text() => await Analysis.VerifyAsync(
        new PayloadAnalyzer(), Intake.Chain("Order", ".Filter(\"some\", o => Convert.ToBase64String(new byte[9]) == o.Id)"));

    [Theory]
    [InlineData("{|CDM204:\"data:image/png;base64,AAAA\"|}")]
    [InlineData("{|CDM204:$\"data:image/png;base64,{o.Id}\"|}")]
    [InlineData("{|CDM204:Large|}")]
    [InlineData("\"data:text/plain,hello\"")]
    [InlineData("\"metadata:image;base64\"")]
    public async Task A_data_URI_and_a_large_literal_in_an_item_are_reported(string text) =>
        await Analysis.VerifyAsync(new PayloadAnalyzer(), Code($"new Doc(o.Id, {text})", $"    private const string Large = \"{new string('x', 5000)}\";"));

    [Fact]
    public async Task The_message_says_what_makes_the_text()
    {
        var found = Assert.Single(await Analysis.VerifyAsync(new PayloadAnalyzer(), Code("new Doc(o.Id, {|CDM202:Convert.ToBase64String(bytes)|})")));

        Assert.StartsWith("'Convert.ToBase64String' makes text of bytes", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("string [|ContentBase64|]")]
    [InlineData("string? [|FileData|]")]
    [InlineData("string [|pdfBytes|]")]
    [InlineData("string [|Image_Blob|]")]
    [InlineData("string [|DataUri|]")]
    [InlineData("string [|B64|]")]
    [InlineData("string LicenseFileContents")]
    [InlineData("string ResponseBytes")]
    [InlineData("string [|PdfContent|]")]
    [InlineData("string FileName")]
    [InlineData("string Database")]
    [InlineData("string Metadata")]
    [InlineData("string DataSource")]
    [InlineData("string DataId")]
    [InlineData("long FileBytes")]
    [InlineData("string FileContentType")]
    [InlineData("string HashBase64")]
    [InlineData("string Content")]
    [InlineData("string ImageUrl")]
    public async Task A_text_whose_name_says_that_it_holds_bytes_is_noted(string member) => await Analysis.VerifyAsync(
        new MemberNameAnalyzer(),
        Intake.Chain("Wrapped", ".Map(\"wrap\", o => new Wrapped([]))", more: $"public sealed record Wrapped(IReadOnlyList<Inner> All);\npublic sealed record Inner({member});"));

    private static UserCode Code(string made, string members = "") =>
        Intake.Class("Doc", $"    private static readonly byte[] bytes = new byte[9000];\n    protected override Flow<Doc> Define(Start<Order> start) => start.Map(\"doc\", o => {made});\n{members}", Doc);
}
