namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Reads the annotations about lengths and counts; where several speak of one end, the strictest counts.</summary>
internal static class LengthReader
{
    public static (int? Least, int? Most) Read(MemberShape member, ValueKind kind)
    {
        if (kind is not (ValueKind.Text or ValueKind.List or ValueKind.Dictionary))
        {
            return default;
        }

        var text = kind is ValueKind.Text ? AnnotationReader.Find(member, "StringLength") : null;
        var both = AnnotationReader.Find(member, "Length");
        int?[] least =
        [
            Count(text?.Named("MinimumLength")),
            Count(AnnotationReader.Find(member, "MinLength")?.Argument(0)),
            Count(both?.Argument(0)),
        ];
        int?[] most =
        [
            Count(text?.Argument(0)),
            Count(AnnotationReader.Find(member, "MaxLength")?.Argument(0)),
            Count(both?.Argument(1)),
        ];
        return (least.Max(), most.Min());
    }

    private static int? Count(object? value) => value is int count and >= 0 ? count : null;
}
