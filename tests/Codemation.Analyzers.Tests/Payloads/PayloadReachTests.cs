using Codemation.Analyzers.Payloads;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Compiling;

namespace Codemation.Analyzers.Tests.Payloads;

/// <summary>How far a text is followed: through LINQ, and into other classes.</summary>
public sealed class PayloadReachTests
{
    private const string Items =
        """
        public sealed record Doc(string Id, string Text = "") { public IReadOnlyList<string> Pages { get; init; } = []; public IReadOnlyList<Part> Parts { get; init; } = []; }
        public sealed record Part(string Body);
        public sealed record Scan(byte[] Bytes, string Name);
        """;

    [Theory]
    [InlineData("new Doc(o.Id) { Pages = {|CDM202:Scans.Select(s => Convert.ToBase64String(s.Bytes)).ToList()|} }")]
    [InlineData("new Doc(o.Id) { Pages = {|CDM202:[.. Scans.Select(s => Convert.ToBase64String(s.Bytes))]|} }")]
    [InlineData("new Doc(o.Id) { Pages = {|CDM202:Scans.Where(s => s.Name != \"\").Select(s => { return Convert.ToBase64String(s.Bytes); }).OrderBy(t => t.Length).ToArray()|} }")]
    [InlineData("new Doc(o.Id) { Pages = {|CDM202:(from s in Scans select Convert.ToBase64String(s.Bytes)).ToList()|} }")]
    [InlineData("new Doc(o.Id) { Pages = {|CDM202:Scans.Select(s => s.Bytes).Select(Convert.ToBase64String).ToList()|} }")]
    [InlineData("new Doc(o.Id) { Pages = {|CDM202:Scans.Select(Encode).ToList()|} }")]
    [InlineData("new Doc(o.Id) { Parts = [.. Scans.Select(s => Convert.ToBase64String(s.Bytes)).Select(t => new Part({|CDM202:t|}))] }")]
    [InlineData("new Doc(o.Id) { Parts = [.. Scans.Select(s => new Part({|CDM202:Convert.ToBase64String(s.Bytes)|}))] }")]
    [InlineData("new Doc(o.Id, {|CDM202:string.Join(\",\", Scans.Select(s => Convert.ToBase64String(s.Bytes)))|})")]
    [InlineData("new Doc(o.Id, {|CDM202:Scans.Select(s => Convert.ToBase64String(s.Bytes)).First()|})")]
    [InlineData("new Doc(o.Id, {|CDM202:Scans.Aggregate(\"\", (all, s) => all + Convert.ToBase64String(s.Bytes))|})")]
    [InlineData("new Doc(o.Id) { Pages = {|CDM202:Scans.Select(s => s.Name).Append(Convert.ToBase64String(Scans[0].Bytes)).ToList()|} }")]
    [InlineData("new Doc(o.Id) { Pages = {|CDM202:Scans.AsQueryable().Select(s => s.Name + Convert.ToBase64String(s.Bytes)).ToList()|} }")]
    [InlineData("new Doc(o.Id) { Pages = {|CDM204:Scans.Select(s => \"data:image/png;base64,AAAA\" + s.Name).ToList()|} }")]
    public async Task A_text_is_followed_through_LINQ(string made) => await Analysis.VerifyAsync(new PayloadAnalyzer(), Code(made));

    [Theory]
    [InlineData("new Doc(Scans.Select(s => Convert.ToBase64String(s.Bytes)).Count().ToString(System.Globalization.CultureInfo.InvariantCulture))")]
    [InlineData("new Doc(Scans.OrderBy(s => Convert.ToBase64String(s.Bytes)).First().Name)")]
    [InlineData("new Doc(o.Id) { Pages = Scans.Select(s => s.Name).AsQueryable().OrderBy(n => n + Convert.ToBase64String(Bytes)).ToList() }")]
    [InlineData("new Doc(Scans.First(s => Convert.ToBase64String(s.Bytes) == o.Id).Name)")]
    [InlineData("new Doc(o.Id) { Pages = Scans.Select(s => Convert.ToBase64String(s.Bytes)).Select(t => t.Length + \"\").ToList() }")]
    [InlineData("new Doc(o.Id) { Pages = Scans.Select(s => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(s.Bytes))).ToList() }")]
    [InlineData("new Doc(o.Id) { Pages = Scans.Select(s => System.Security.Cryptography.SHA256.HashData(s.Bytes)).Select(b => Convert.ToHexString(b)).ToList() }")]
    [InlineData("new Doc(o.Id) { Pages = [.. from b in Scans.Select(s => System.Security.Cryptography.SHA256.HashData(s.Bytes)) select Convert.ToHexString(b)] }")]
    [InlineData("new Doc(o.Id) { Pages = Hashes.Select(Convert.ToHexString).ToList() }")]
    [InlineData("new Doc(o.Id) { Pages = Hashes.Select(b => Convert.ToHexString(b)).ToList() }")]
    [InlineData("new Doc(Convert.ToBase64String(Scans[0].Bytes).Where(char.IsLetter).Any() ? \"letters\" : \"none\")")]
    public async Task What_LINQ_makes_something_else_of_passes(string made) => await Analysis.VerifyAsync(new PayloadAnalyzer(), Code(made));

    [Theory]
    [InlineData("new Doc(o.Id, {|CDM202:Texts.Encode(Bytes)|})", "public static class Texts { public static string Encode(byte[] bytes) => Convert.ToBase64String(bytes); }")]
    [InlineData("new Doc(o.Id, {|CDM202:Bytes.Encode()|})", "public static class Texts { public static string Encode(this byte[] bytes) => Convert.ToBase64String(bytes); }")]
    [InlineData("new Doc(o.Id, {|CDM202:Texts.A(Bytes)|})", "public static class Texts { public static string A(byte[] b) => More.B(b) + \"!\"; }\npublic static class More { public static string B(byte[] b) { var text = Convert.ToBase64String(b); return text; } }")]
    [InlineData("Texts.Make(o.Id, Convert.ToBase64String(Bytes))", "public static class Texts { public static Doc Make(string id, string text) => new(id, {|CDM202:text|}); }")]
    [InlineData("Texts.Make(text: Convert.ToBase64String(Bytes), id: o.Id)", "public static class Texts { public static Doc Make(string id, string text) => new(id, {|CDM202:text|}); }")]
    [InlineData("Convert.ToBase64String(Bytes).ToDoc()", "public static class Texts { public static Doc ToDoc(this string text) => new(\"\", {|CDM202:text|}); }")]
    [InlineData("new Doc(o.Id, {|CDM202:Convert.ToBase64String(Bytes).Quoted()|})", "public static class Texts { public static string Quoted(this string text) => \"'\" + text + \"'\"; }")]
    [InlineData("new Doc(o.Id, {|CDM202:Texts.Join(Bytes)|})", "public static class Texts { public static string Join(params byte[][] all) => string.Join(',', all.Select(b => Convert.ToBase64String(b))); }")]
    [InlineData("new Doc(o.Id) { Pages = {|CDM202:Scans.Select(s => s.Bytes).Select(Texts.Encode).ToList()|} }", "public static class Texts { public static string Encode(byte[] bytes) => Convert.ToBase64String(bytes); }")]
    [InlineData("new Doc(o.Id, {|CDM204:Texts.Logo|})", "public static class Texts { public const string Logo = \"data:image/png;base64,AAAA\"; }")]
    [InlineData("new Doc(o.Id, {|CDM204:Texts.Logo()|})", "public static class Texts { public static string Logo() => \"data:image/png;base64,AAAA\"; }")]
    public async Task A_text_is_followed_into_static_methods_of_other_classes(string made, string more) =>
        await Analysis.VerifyAsync(new PayloadAnalyzer(), Code(made, more));

    [Theory]
    [InlineData("new Doc(o.Id, Texts.Hex(System.Security.Cryptography.SHA256.HashData(Bytes)))", "public static class Texts { public static string Hex(byte[] bytes) => Convert.ToHexString(bytes); }")]
    [InlineData("new Doc(o.Id, System.Security.Cryptography.SHA256.HashData(Bytes).Hex())", "public static class Texts { public static string Hex(this byte[] bytes) => Convert.ToHexString(bytes); }")]
    [InlineData("new Doc(o.Id, Texts.Twice(System.Security.Cryptography.SHA256.HashData(Bytes)))", "public static class Texts { public static string Twice(byte[] b) => Hex(bytes: b) + Hex(b); private static string Hex(byte[] bytes) => Convert.ToHexString(bytes); }")]
    [InlineData("new Doc(o.Id) { Pages = Hashes.Select(Texts.Hex).ToList() }", "public static class Texts { public static string Hex(byte[] bytes) => Convert.ToHexString(bytes); }")]
    [InlineData("new Doc(o.Id, Texts.Hex(Keys.ExportPrivateKey()))", "public static class Texts { public static string Hex(byte[] bytes) => Convert.ToHexString(bytes); }\npublic static class Keys { public static byte[] ExportPrivateKey() => []; }")]
    [InlineData("new Doc(o.Id, Texts.Filled())", "public static class Texts { public static string Filled() { var filled = new byte[16]; System.Security.Cryptography.RandomNumberGenerator.Fill(filled); return Hex(filled); } private static string Hex(byte[] bytes) => Convert.ToHexString(bytes); }")]
    [InlineData("new Doc(o.Id, Texts.NewToken())", "public static class Texts { public static string NewToken() => Convert.ToBase64String(new byte[16]); }")]
    [InlineData("new Doc(Texts.Clean(o.Id), Texts.Clean(Convert.ToBase64String(Bytes)).Length > 3 ? \"long\" : \"short\")", "public static class Texts { public static string Clean(string text) => text.Trim(); }")]
    [InlineData("new Doc(Texts.Size(Bytes).ToString(System.Globalization.CultureInfo.InvariantCulture))", "public static class Texts { public static int Size(byte[] b) => Convert.ToBase64String(b).Length; }")]
    [InlineData("new Doc(new Texts().Encode(Bytes))", "public class Texts { public virtual string Encode(byte[] b) => Convert.ToBase64String(b); }")]
    public async Task What_other_classes_do_with_few_bytes_or_for_others_passes(string made, string more) =>
        await Analysis.VerifyAsync(new PayloadAnalyzer(), Code(made, more));

    [Fact]
    public async Task A_method_is_followed_for_the_call_that_the_text_came_in_by() => await Analysis.VerifyAsync(
        new PayloadAnalyzer(),
        Code(
            "new Doc(Texts.Clean(o.Id), {|CDM202:Texts.Clean(Texts.Clean(Convert.ToBase64String(Bytes)))|})",
            "public static class Texts { public static string Clean(string text) => text.Trim(); }"));

    [Theory]
    [InlineData("new Doc(o.Id, {|CDM202:Deep.Four(Bytes)|})")]
    [InlineData("new Doc(o.Id, Deep.Five(Bytes))")]
    public async Task Other_classes_are_followed_four_calls_deep(string made) => await Analysis.VerifyAsync(
        new PayloadAnalyzer(),
        Code(
            made,
            """
            public static class Deep
            {
                public static string Five(byte[] bytes) => Four(bytes);
                public static string Four(byte[] bytes) => Three(bytes);
                public static string Three(byte[] bytes) => Two(bytes);
                public static string Two(byte[] bytes) => One(bytes);
                public static string One(byte[] bytes) => Convert.ToBase64String(bytes);
            }
            """));

    [Fact]
    public async Task Methods_that_call_themselves_are_read_once() => await Analysis.VerifyAsync(
        new PayloadAnalyzer(),
        Code(
            "new Doc(o.Id, {|CDM202:Texts.Repeat(Convert.ToBase64String(Bytes), 3)|})",
            "public static class Texts { public static string Repeat(string text, int n) => n == 0 ? text : Repeat(Other(text, n), n - 1); private static string Other(string text, int n) => Repeat(text + \"x\", n); }"));

    [Fact]
    public async Task Code_that_several_workflows_and_nodes_share_is_reported_once() => await Analysis.VerifyAsync(
        new PayloadAnalyzer(),
        Code(
            "Texts.Make(Bytes)",
            """
            public static class Texts { public static Doc Make(byte[] bytes) => new("", {|CDM202:Convert.ToBase64String(bytes)|}); }
            [Workflow("other")]
            public sealed partial class Other : Workflow<Order, Doc> { protected override Flow<Doc> Define(Start<Order> start) => start.Map("doc", o => Texts.Make([])); }
            public sealed record Print(string Id) : INodeRequest<Doc>;
            public sealed class PrintNode : Node<Print, Doc> { public override ValueTask<NodeResult<Doc>> ExecuteAsync(Print request, StepContext ctx) => new(Texts.Make([])); }
            """));

    private static UserCode Code(string made, string more = "") => Intake.Class(
        "Doc",
        $"""
            private static readonly byte[] Bytes = new byte[9000];
            private static readonly Scan[] Scans = [new(Bytes, "a")];
            private static readonly byte[][] Hashes = [];
            private static string Encode(Scan scan) => Convert.ToBase64String(scan.Bytes);
            protected override Flow<Doc> Define(Start<Order> start) => start.Map("doc", o => {made});
        """,
        Items + "\n" + more);
}
