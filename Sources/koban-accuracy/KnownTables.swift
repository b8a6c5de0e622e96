import KobanLaw

// What the generator knows of the tables and orders by itself, independent of how the program reads them.
extension TableName {
    static let firstTable = TableName(rawValue: "別表第一")
    static let secondTable = TableName(rawValue: "別表第二")
    static let unifiedTable = TableName(rawValue: "別表")
    static let provisionTable = TableName(rawValue: "第二条の表")

    static let allCases = [firstTable, secondTable, unifiedTable, provisionTable]

    var law: LawID { self == .provisionTable ? .provisionOrder : .numberAct }
    var hasExchanges: Bool { self == .secondTable || self == .provisionTable }
}

extension LawID {
    /// 別表の主務省令, until 2024-05-26 別表第一の主務省令 (平成26年内閣府・総務省令第5号).
    static let useOrder = LawID(rawValue: "426M6000000A005")
    /// 別表第二の主務省令 (平成26年内閣府・総務省令第7号), repealed on 2024-05-27.
    static let formerProvisionOrder = LawID(rawValue: "426M6000000A007")
    /// 利用特定個人情報の提供に関する命令 (令和6年デジタル庁・総務省令第9号).
    static let provisionOrder = LawID(rawValue: "506M60004008009")
    /// 準法定事務を定める命令 (令和6年デジタル庁・総務省令第8号).
    static let quasiStatutoryOrder = LawID(rawValue: "506M60004008008")
}
