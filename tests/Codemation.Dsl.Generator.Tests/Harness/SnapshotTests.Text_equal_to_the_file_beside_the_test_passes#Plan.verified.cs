partial class Approved;
