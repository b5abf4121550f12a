using System.ComponentModel.DataAnnotations;

namespace Codemation.Runtime.Tests.Json;

/// <summary>Items with annotations, one member each, that values can be held against.</summary>
public sealed class AnnotationChecks
{
    [Range(1, 10)] public int? Count { get; init; }

    [Range(0.5, 1.5, MinimumIsExclusive = true)] public double? Ratio { get; init; }

    [Range(typeof(decimal), "0.01", "99.99")] public decimal? Price { get; init; }

    [Range(typeof(DateOnly), "2026-01-01", "2026-12-31")] public DateOnly? Day { get; init; }

    [Range(typeof(TimeOnly), "09:00", "17:00")] public TimeOnly? Time { get; init; }

    [Range(typeof(DateTime), "2026-01-01", "2026-12-31")] public DateTime? Moment { get; init; }

    [StringLength(3, MinimumLength = 2)] public string? Text { get; init; }

    [MinLength(2)] public string? Long { get; init; }

    [MaxLength(2)] public string? Short { get; init; }

    [Length(1, 2)] public List<int>? Items { get; init; }

    [Length(1, 2)] public Dictionary<string, int>? Names { get; init; }

    [RegularExpression("[A-Z]{2}")] public string? Code { get; init; }

    [EmailAddress] public string? Address { get; init; }

    [Url] public string? Link { get; init; }

    [Base64String] public string? Bytes { get; init; }

    [AllowedValues("a", "b", null)] public string? Choice { get; init; }

    [AllowedValues(DayOfWeek.Monday, null)] public DayOfWeek? Weekday { get; init; }

    [DeniedValues("admin", "root")] public string? Name { get; init; }
}

public sealed record Obliged([property: Required] string Text);

public sealed record Piece([Range(1, 10)] int Count, [StringLength(3)] string Sku);

public sealed record Basket(List<Piece> Pieces, Dictionary<string, Piece> ByName);

/// <summary>Gives them their item types.</summary>
[Workflow("annotation-checks")]
public sealed partial class AnnotatedItems : Workflow<AnnotationChecks, Obliged>
{
    protected override Flow<Obliged> Define(Start<AnnotationChecks> start) => start.Map("obliged", checks => new Obliged(checks.Text ?? "none"))
        .Map("basket", obliged => new Basket([], new() { [obliged.Text] = new Piece(1, "a") }))
        .Map("again", basket => new Obliged(basket.ByName.Keys.First()));
}
