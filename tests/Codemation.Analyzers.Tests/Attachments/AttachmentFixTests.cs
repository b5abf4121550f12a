using Codemation.Analyzers.ItemTypes;
using Codemation.Analyzers.Payloads;
using Codemation.CodeFixes.Attachments;
using Codemation.Dsl.Generator;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Fixing;

namespace Codemation.Analyzers.Tests.Attachments;

/// <summary>What CDM201, CDM202 and CDM203 offer: the bytes go from the item's JSON into an attachment.</summary>
public sealed class AttachmentFixTests
{
    private const string Members =
        """
            private static byte[] Print(Order order) => new byte[order.Id.Length];
            private static Task<byte[]> PrintAsync(Order order, CancellationToken cancellationToken) => Task.FromResult(new byte[order.Id.Length]);
        """;

    [Fact]
    public async Task Bytes_of_an_item_become_an_attachment() => await CodeFixing.VerifyAsync(
        new BinaryInJsonAnalyzer(),
        new AttachmentFix(),
        Code("Invoice", ".MapAsync(\"print\", async (o, ctx) => new Invoice(o.Id, await PrintAsync(o, ctx.CancellationToken)))", "public sealed record Invoice(string Id, byte[] {|CDM201:Pdf|});"),
        Code(
            "Invoice",
            ".MapItemAsync(\"print\", async (item, ctx) => item.With(new Invoice(item.Json.Id)).With(await ctx.Binary.AttachAsync(await PrintAsync(item.Json, ctx.CancellationToken), \"pdf\", \"application/pdf\")))",
            "public sealed record Invoice(string Id);"));

    [Theory]
    [InlineData("o => new Invoice(o.Id, Print(o))", "async (item, ctx) => item.With(new Invoice(item.Json.Id)).With(await ctx.Binary.AttachAsync(Print(item.Json), \"scan\"))")]
    [InlineData("(o, c) => new(o.Id, Scan: Print(o))", "async (item, c) => item.With(new Invoice(item.Json.Id)).With(await c.Binary.AttachAsync(Print(item.Json), \"scan\"))")]
    [InlineData("static o => new Invoice(Scan: new byte[4], Id: o.Id)", "static async (item, ctx) => item.With(new Invoice(Id: item.Json.Id)).With(await ctx.Binary.AttachAsync(new byte[4], \"scan\"))")]
    [InlineData(
        "o => o.Total > 1 ? new Invoice(o.Id, Print(o)) : throw new InvalidOperationException()",
        "async (item, ctx) => item.Json.Total > 1 ? item.With(new Invoice(item.Json.Id)).With(await ctx.Binary.AttachAsync(Print(item.Json), \"scan\")) : throw new InvalidOperationException()")]
    [InlineData(
        "o => { var item = Print(o); return new Invoice(o.Id, item); }",
        "async (oItem, ctx) => { var item = Print(oItem.Json); return oItem.With(new Invoice(oItem.Json.Id)).With(await ctx.Binary.AttachAsync(item, \"scan\")); }")]
    public async Task The_lambda_keeps_its_form(string before, string after) => await CodeFixing.VerifyAsync(
        new BinaryInJsonAnalyzer(),
        new AttachmentFix(),
        Code("Invoice", $".Map<Invoice>(\"print\", {before})", "public sealed record Invoice(string Id, byte[] {|CDM201:Scan|});"),
        Code("Invoice", $".MapItemAsync<Invoice>(\"print\", {after})", "public sealed record Invoice(string Id);"));

    [Fact]
    public async Task A_step_that_sees_items_already_attaches_one_more() => await CodeFixing.VerifyAsync(
        new BinaryInJsonAnalyzer(),
        new AttachmentFix(),
        Code("Invoice", ".MapItem(\"print\", (o, ctx) => o.With(new Invoice(o.Json.Id, Print(o.Json))))", "public sealed record Invoice(string Id, byte[] {|CDM201:Scan|});"),
        Code(
            "Invoice",
            ".MapItemAsync(\"print\", async (o, ctx) => o.With(new Invoice(o.Json.Id)).With(await ctx.Binary.AttachAsync(Print(o.Json), \"scan\")))",
            "public sealed record Invoice(string Id);"));

    [Fact]
    public async Task Properties_and_every_step_that_sets_them_change_together() => await CodeFixing.VerifyAsync(
        new BinaryInJsonAnalyzer(),
        new AttachmentFix(),
        Code(
            "Invoice",
            ".Map(\"print\", o => new Invoice { Id = o.Id, Scan = Print(o) })\n        .Map(\"again\", i => i with { Scan = new byte[9] })",
            """
            public sealed record Invoice
            {
                public required string Id { get; init; }

                /// <summary>The paper.</summary>
                public ReadOnlyMemory<byte> {|CDM201:Scan|} { get; init; }
            }
            """),
        Code(
            "Invoice",
            ".MapItemAsync(\"print\", async (item, ctx) => item.With(new Invoice { Id = item.Json.Id }).With(await ctx.Binary.AttachAsync(Print(item.Json), \"scan\")))\n        .MapItemAsync(\"again\", async (item, ctx) => item.With(item.Json).With(await ctx.Binary.AttachAsync(new byte[9], \"scan\")))",
            """
            public sealed record Invoice
            {
                public required string Id { get; init; }
            }
            """));

    [Fact]
    public async Task Results_that_do_not_set_the_member_stay_items() => await CodeFixing.VerifyAsync(
        new BinaryInJsonAnalyzer(),
        new AttachmentFix(),
        Code(
            "Invoice",
            ".Map(\"print\", o => new Invoice { Id = o.Id })\n        .Map(\"scan\", i => i.Id == \"\" ? i : i with { Id = \"x\", Scan = new byte[9] })",
            "public sealed record Invoice { public string Id { get; init; } = \"\"; public byte[] {|CDM201:Scan|} { get; init; } = []; }"),
        Code(
            "Invoice",
            ".Map(\"print\", o => new Invoice { Id = o.Id })\n        .MapItemAsync(\"scan\", async (item, ctx) => item.Json.Id == \"\" ? item.With(item.Json) : item.With(item.Json with { Id = \"x\" }).With(await ctx.Binary.AttachAsync(new byte[9], \"scan\")))",
            "public sealed record Invoice { public string Id { get; init; } = \"\"; }"));

    [Fact]
    public async Task All_members_are_attached_at_once() => await CodeFixing.VerifyAllAsync(
        new BinaryInJsonAnalyzer(),
        new AttachmentFix(),
        Code(
            "Invoice",
            ".Map(\"print\", o => new Invoice(Print(o), o.Id, new byte[2]))\n        .Map(\"label\", i => new Label(i.Id, new byte[4]))\n        .Map(\"invoice\", l => new Invoice(new byte[1], l.Id, new byte[3]))",
            "public sealed record Invoice(byte[] {|CDM201:Pdf|}, string Id, byte[] {|CDM201:Scan|});\npublic sealed record Label(string Id, byte[] {|CDM201:Png|});"),
        Code(
            "Invoice",
            ".MapItemAsync(\"print\", async (item, ctx) => item.With(new Invoice(item.Json.Id)).With(await ctx.Binary.AttachAsync(Print(item.Json), \"pdf\", \"application/pdf\")).With(await ctx.Binary.AttachAsync(new byte[2], \"scan\")))\n        .MapItemAsync(\"label\", async (item, ctx) => item.With(new Label(item.Json.Id)).With(await ctx.Binary.AttachAsync(new byte[4], \"png\", \"image/png\")))\n        .MapItemAsync(\"invoice\", async (item, ctx) => item.With(new Invoice(item.Json.Id)).With(await ctx.Binary.AttachAsync(new byte[1], \"pdf\", \"application/pdf\")).With(await ctx.Binary.AttachAsync(new byte[3], \"scan\")))",
            "public sealed record Invoice(string Id);\npublic sealed record Label(string Id);"));

    [Fact]
    public async Task The_type_may_be_in_another_file_and_what_the_generator_wrote_is_no_use_of_it() => await CodeFixing.VerifyAsync(
        new MemberNameAnalyzer(),
        new AttachmentFix(),
        Split(".Map(\"print\", o => new Invoice(o.Id, Convert.ToBase64String(Print(o))))", "public sealed record Invoice(string Id, string [|ScanBase64|]);"),
        Split(".MapItemAsync(\"print\", async (item, ctx) => item.With(new Invoice(item.Json.Id)).With(await ctx.Binary.AttachAsync(Print(item.Json), \"scan\")))", "public sealed record Invoice(string Id);"));

    [Theory]
    [InlineData("Convert.ToBase64String(Print(o))", "AttachAsync(Print(item.Json), \"pdf\", \"application/pdf\")")]
    [InlineData("System.Text.Encoding.UTF8.GetString(Print(o))", "AttachAsync(Print(item.Json), \"pdf\", \"application/pdf\")")]
    [InlineData("File.ReadAllText(o.Id)", "AttachTextAsync(File.ReadAllText(item.Json.Id), \"pdfBase64\")")]
    [InlineData("$\"<{Convert.ToHexString(Print(o))}>\"", "AttachTextAsync($\"<{Convert.ToHexString(Print(item.Json))}>\", \"pdfBase64\")")]
    public async Task Bytes_that_were_made_text_are_attached_as_they_were(string text, string attach) => await CodeFixing.VerifyAsync(
        new PayloadAnalyzer(),
        new AttachmentFix(),
        Code("Invoice", $".Map(\"print\", o => new Invoice(o.Id, {{|CDM202:{text}|}}))", "public sealed record Invoice(string Id, string PdfBase64);"),
        Code("Invoice", $".MapItemAsync(\"print\", async (item, ctx) => item.With(new Invoice(item.Json.Id)).With(await ctx.Binary.{attach}))", "public sealed record Invoice(string Id);"));

    [Fact]
    public async Task All_texts_of_bytes_are_attached_at_once() => await CodeFixing.VerifyAllAsync(
        new PayloadAnalyzer(),
        new AttachmentFix(),
        Code(
            "Invoice",
            ".Map(\"print\", o => new Invoice(o.Id, {|CDM202:Convert.ToBase64String(Print(o))|}))\n        .Map(\"again\", i => i with { PdfBase64 = {|CDM202:Convert.ToBase64String(new byte[9000])|} })",
            "public sealed record Invoice(string Id, string PdfBase64);"),
        Code(
            "Invoice",
            ".MapItemAsync(\"print\", async (item, ctx) => item.With(new Invoice(item.Json.Id)).With(await ctx.Binary.AttachAsync(Print(item.Json), \"pdf\", \"application/pdf\")))\n        .MapItemAsync(\"again\", async (item, ctx) => item.With(item.Json).With(await ctx.Binary.AttachAsync(new byte[9000], \"pdf\", \"application/pdf\")))",
            "public sealed record Invoice(string Id);"));

    [Fact]
    public async Task A_text_whose_name_says_bytes_is_attached_as_text() => await CodeFixing.VerifyAsync(
        new MemberNameAnalyzer(),
        new AttachmentFix(),
        Code("Invoice", ".Map(\"print\", o => new Invoice(o.Id, o.Id + \"!\"))", "public sealed record Invoice(string Id, string [|FileData|]);"),
        Code(
            "Invoice",
            ".MapItemAsync(\"print\", async (item, ctx) => item.With(new Invoice(item.Json.Id)).With(await ctx.Binary.AttachTextAsync(item.Json.Id + \"!\", \"fileData\")))",
            "public sealed record Invoice(string Id);"));

    [Fact]
    public async Task All_texts_whose_names_say_bytes_are_attached_at_once() => await CodeFixing.VerifyAllAsync(
        new MemberNameAnalyzer(),
        new AttachmentFix(),
        Code("Invoice", ".Map(\"print\", o => new Invoice(o.Id, o.Id, Convert.ToBase64String(Print(o))))", "public sealed record Invoice(string Id, string [|FileData|], string [|ScanB64|]);"),
        Code(
            "Invoice",
            ".MapItemAsync(\"print\", async (item, ctx) => item.With(new Invoice(item.Json.Id)).With(await ctx.Binary.AttachTextAsync(item.Json.Id, \"fileData\")).With(await ctx.Binary.AttachAsync(Print(item.Json), \"scan\")))",
            "public sealed record Invoice(string Id);"));

    [Theory]
    [InlineData(".Map(\"print\", o => new Invoice(o.Id, Print(o))).Map(\"size\", i => new Invoice(i.Id, i.Scan))")]
    [InlineData(".Map(\"print\", o => Make(o))")]
    [InlineData(".Map(\"print\", Make)")]
    [InlineData(".Map(\"print\", o => { var invoice = new Invoice(o.Id, Print(o)); return invoice; })")]
    [InlineData(".MapAsync(\"print\", (o, ctx) => new ValueTask<Invoice>(new Invoice(o.Id, Print(o))))")]
    [InlineData(".Split(\"print\", o => new[] { new Invoice(o.Id, Print(o)) })")]
    [InlineData(".Map(\"print\", o => new Invoice(o.Id, []))")]
    [InlineData(".Map(\"print\", (Order o) => new Invoice(o.Id, Print(o)))")]
    public async Task Where_not_every_use_is_understood_nothing_is_offered(string chain) => await CodeFixing.VerifyNoneAsync(
        new BinaryInJsonAnalyzer(),
        new AttachmentFix(),
        Code("Invoice", chain, "public sealed record Invoice(string Id, byte[] {|CDM201:Scan|});", chain.Contains("Make", StringComparison.Ordinal) ? "\n    private static Invoice Make(Order o) => new(o.Id, Print(o));" : ""));

    [Theory]
    [InlineData("byte[]? {|CDM201:Scan|}")]
    [InlineData("List<byte[]> {|CDM201:Scan|}")]
    [InlineData("sbyte[] {|CDM201:Scan|}")]
    public async Task What_can_not_be_attached_as_it_is_has_no_fix(string member) => await CodeFixing.VerifyNoneAsync(
        new BinaryInJsonAnalyzer(),
        new AttachmentFix(),
        Code("Invoice", ".Map(\"print\", o => new Invoice(o.Id, new()))".Replace("new()", member.StartsWith("List", StringComparison.Ordinal) ? "new()" : "null!", StringComparison.Ordinal), $"public sealed record Invoice(string Id, {member});"));

    [Theory]
    [InlineData("public static class Invoices { public static Invoice Make(string id) => new(id, {|CDM202:Convert.ToBase64String(new byte[9])|}); }", ".Map(\"print\", o => Invoices.Make(o.Id))")]
    [InlineData("public sealed record Print(string Id) : INodeRequest<Invoice>;\npublic sealed class PrintNode : Node<Print, Invoice> { public override async ValueTask<NodeResult<Invoice>> ExecuteAsync(Print request, StepContext ctx) => new Invoice(request.Id, {|CDM202:Convert.ToBase64String(new byte[9])|}); }", ".Run(\"print\", o => new Print(o.Id))")]
    public async Task What_nodes_and_other_classes_make_is_the_authors_to_change(string more, string chain) => await CodeFixing.VerifyNoneAsync(
        new PayloadAnalyzer(), new AttachmentFix(), Code("Invoice", chain, "public sealed record Invoice(string Id, string PdfBase64);\n" + more));

    private static UserCode Split(string chain, string types)
    {
        var code = Code("Invoice", chain, "");
        return code with { Files = [.. code.Files, new SourceFile("Types.cs", types)], Generators = [new WorkflowGenerator()] };
    }

    private static UserCode Code(string output, string chain, string types, string members = "") =>
        Intake.Chain(output, chain, members: Members + members, more: types);
}
