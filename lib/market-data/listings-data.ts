/**
 * Facts on US listings: symbol|name|type|exchange|sector|industry|category|index. No prices.
 *
 * Exchanges are Yahoo's codes (NYQ New York, NMS/NGM/NCM Nasdaq, PCX Arca, BTS Cboe, ASE American). Industries are Yahoo's
 * names. Category is a fund's, or says that an "equity" is a preferred share or a note. Index says sp500 for its members.
 * Read them with `loadListings()`.
 */
export const LISTINGS = `
A|Agilent Technologies, Inc.|EQUITY|NYQ|Healthcare|Diagnostics & Research||sp500
AA|Alcoa Corporation|EQUITY|NYQ|Basic Materials|Aluminum||
AAL|American Airlines Group Inc.|EQUITY|NMS|Industrials|Airlines||
AAOI|Applied Optoelectronics, Inc.|EQUITY|NMS|Technology|Communication Equipment||
AAPL|Apple Inc.|EQUITY|NMS|Technology|Consumer Electronics||sp500
ABBV|AbbVie Inc.|EQUITY|NYQ|Healthcare|Drug Manufacturers - General||sp500
ABEV|Ambev S.A.|EQUITY|NYQ|Consumer Defensive|Beverages - Brewers||
ABNB|Airbnb, Inc.|EQUITY|NMS|Consumer Cyclical|Travel Services||sp500
ABT|Abbott Laboratories|EQUITY|NYQ|Healthcare|Medical Devices||sp500
ACGL|Arch Capital Group Ltd.|EQUITY|NMS|Financial Services|Insurance - Diversified||sp500
ACN|Accenture plc|EQUITY|NYQ|Technology|Information Technology Services||sp500
ACWI|iShares MSCI ACWI ETF|ETF|NGM|||Global Large-Stock Blend|
ACWX|iShares MSCI ACWI ex U.S. ETF|ETF|NGM|||Foreign Large Blend|
ADBE|Adobe Inc.|EQUITY|NMS|Technology|Software - Infrastructure||sp500
ADI|Analog Devices, Inc.|EQUITY|NMS|Technology|Semiconductors||sp500
ADM|Archer-Daniels-Midland Company|EQUITY|NYQ|Consumer Defensive|Farm Products||sp500
ADP|Automatic Data Processing, Inc.|EQUITY|NMS|Technology|Information Technology Services||sp500
ADSK|Autodesk, Inc.|EQUITY|NMS|Technology|Software - Application||sp500
AEE|Ameren Corporation|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||sp500
AEFC|Aegon Funding Company LLC|EQUITY|NYQ|Financial Services|Asset Management|Preferred or note|
AEG|Aegon Ltd.|EQUITY|NYQ|Financial Services|Insurance - Diversified||
AEIS|Advanced Energy Industries, Inc.|EQUITY|NMS|Technology|Electrical Equipment & Parts||
AEM|Agnico Eagle Mines Limited|EQUITY|NYQ|Basic Materials|Gold||
AEP|American Electric Power Company, Inc.|EQUITY|NMS|Utilities|Utilities - Regulated Electric||sp500
AER|AerCap Holdings N.V.|EQUITY|NYQ|Industrials|Rental & Leasing Services||
AES|The AES Corporation|EQUITY|NYQ|Utilities|Utilities - Diversified||sp500
AFG|American Financial Group, Inc.|EQUITY|NYQ|Financial Services|Insurance - Property & Casualty||
AFL|Aflac Incorporated|EQUITY|NYQ|Financial Services|Insurance - Life||sp500
AFRM|Affirm Holdings, Inc.|EQUITY|NMS|Financial Services|Credit Services||
AGG|iShares Core U.S. Aggregate Bond ETF|ETF|PCX|||Intermediate Core Bond|
AGI|Alamos Gold Inc.|EQUITY|NYQ|Basic Materials|Gold||
AGNC|AGNC Investment Corp.|EQUITY|NMS|Real Estate|REIT - Mortgage||
AHR|American Healthcare REIT, Inc.|EQUITY|NYQ|Real Estate|REIT - Healthcare Facilities||
AI|C3.ai, Inc.|EQUITY|NYQ|Technology|Software - Application||
AIG|American International Group, Inc.|EQUITY|NYQ|Financial Services|Insurance - Property & Casualty||sp500
AIT|Applied Industrial Technologies, Inc.|EQUITY|NYQ|Industrials|Industrial Distribution||
AIZ|Assurant, Inc.|EQUITY|NYQ|Financial Services|Insurance - Specialty||sp500
AIZN|Assurant, Inc. 5.25% Subordinat|EQUITY|NYQ|Financial Services|Asset Management|Preferred or note|
AJG|Arthur J. Gallagher & Co.|EQUITY|NYQ|Financial Services|Insurance Brokers||sp500
AKAM|Akamai Technologies, Inc.|EQUITY|NMS|Technology|Software - Infrastructure||sp500
ALAB|Astera Labs, Inc. Common Stock|EQUITY|NMS|Technology|Semiconductors||
ALB|Albemarle Corporation|EQUITY|NYQ|Basic Materials|Specialty Chemicals||sp500
ALC|Alcon Inc.|EQUITY|NYQ|Healthcare|Medical Instruments & Supplies||
ALGN|Align Technology, Inc.|EQUITY|NMS|Healthcare|Medical Instruments & Supplies||sp500
ALL|The Allstate Corporation|EQUITY|NYQ|Financial Services|Insurance - Property & Casualty||sp500
ALLE|Allegion plc|EQUITY|NYQ|Industrials|Building Products & Equipment||sp500
ALLY|Ally Financial Inc.|EQUITY|NYQ|Financial Services|Credit Services||
ALNY|Alnylam Pharmaceuticals, Inc.|EQUITY|NMS|Healthcare|Biotechnology||
ALSN|Allison Transmission Holdings, Inc.|EQUITY|NYQ|Consumer Cyclical|Auto Parts||
AM|Antero Midstream Corporation|EQUITY|NYQ|Energy|Oil & Gas Midstream||
AMAT|Applied Materials, Inc.|EQUITY|NMS|Technology|Semiconductor Equipment & Materials||sp500
AMCR|Amcor plc|EQUITY|NYQ|Consumer Cyclical|Packaging & Containers||sp500
AMD|Advanced Micro Devices, Inc.|EQUITY|NMS|Technology|Semiconductors||sp500
AME|AMETEK, Inc.|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||sp500
AMG|Affiliated Managers Group, Inc.|EQUITY|NYQ|Financial Services|Asset Management||
AMGN|Amgen Inc.|EQUITY|NMS|Healthcare|Drug Manufacturers - General||sp500
AMH|American Homes 4 Rent|EQUITY|NYQ|Real Estate|REIT - Residential||
AMKR|Amkor Technology, Inc.|EQUITY|NMS|Technology|Semiconductors||
AMP|Ameriprise Financial, Inc.|EQUITY|NYQ|Financial Services|Asset Management||sp500
AMR|Alpha Metallurgical Resources, Inc.|EQUITY|NYQ|Basic Materials|Coking Coal||
AMRZ|Amrize Ltd|EQUITY|NYQ|Basic Materials|Building Materials||
AMT|American Tower Corporation|EQUITY|NYQ|Real Estate|REIT - Specialty||sp500
AMX|América Móvil, S.A.B. de C.V.|EQUITY|NYQ|Communication Services|Telecom Services||
AMZN|Amazon.com, Inc.|EQUITY|NMS|Consumer Cyclical|Internet Retail||sp500
ANET|Arista Networks, Inc.|EQUITY|NYQ|Technology|Computer Hardware||sp500
AON|Aon plc|EQUITY|NYQ|Financial Services|Insurance Brokers||sp500
AOS|A. O. Smith|EQUITY|NYQ|Industrials|Building Products & Equipment||sp500
APA|APA Corporation|EQUITY|NMS|Energy|Oil & Gas E&P||sp500
APD|Air Products and Chemicals, Inc.|EQUITY|NYQ|Basic Materials|Specialty Chemicals||sp500
APG|APi Group Corporation|EQUITY|NYQ|Industrials|Engineering & Construction||
APH|Amphenol Corporation|EQUITY|NYQ|Technology|Electronic Components||sp500
APO|Apollo Global Management, Inc.|EQUITY|NYQ|Financial Services|Asset Management||sp500
APP|AppLovin Corporation|EQUITY|NMS|Technology|Software - Application||sp500
APTV|Aptiv PLC|EQUITY|NYQ|Consumer Cyclical|Auto Parts||sp500
AR|Antero Resources Corporation|EQUITY|NYQ|Energy|Oil & Gas E&P||
ARCC|Ares Capital Corporation|EQUITY|NMS|Financial Services|Asset Management||
ARE|Alexandria Real Estate Equities|EQUITY|NYQ|Real Estate|REIT - Office||sp500
ARES|Ares Management Corporation|EQUITY|NYQ|Financial Services|Asset Management||sp500
ARGX|argenx SE|EQUITY|NMS|Healthcare|Biotechnology||
ARKF|ARK Blockchain & Fintech Innovation ETF|ETF|BTS|||Technology|
ARKG|ARK Genomic Revolution ETF|ETF|BTS|||Health|
ARKK|ARK Innovation ETF|ETF|BTS|||Mid-Cap Growth|
ARKQ|ARK Autonomous Technology & Robotics ETF|ETF|BTS|||Mid-Cap Growth|
ARKW|ARK Next Generation Internet ETF|ETF|BTS|||Mid-Cap Growth|
ARM|Arm Holdings plc American Depositary Shares|EQUITY|NMS|Technology|Semiconductors||
ARMK|Aramark|EQUITY|NYQ|Industrials|Specialty Business Services||
ARW|Arrow Electronics, Inc.|EQUITY|NYQ|Technology|Electronics & Computer Distribution||
ARWR|Arrowhead Pharmaceuticals, Inc.|EQUITY|NMS|Healthcare|Biotechnology||
AS|Amer Sports, Inc.|EQUITY|NYQ|Consumer Cyclical|Leisure||
ASML|ASML Holding N.V.|EQUITY|NMS|Technology|Semiconductor Equipment & Materials||
ASND|Ascendis Pharma A/S|EQUITY|NMS|Healthcare|Biotechnology||
ASTS|AST SpaceMobile, Inc.|EQUITY|NMS|Communication Services|Telecom Services||
ASX|ASE Technology Holding Co., Ltd.|EQUITY|NYQ|Technology|Semiconductors||
ATHS|Athene Holding Ltd. 7.250% Fixe|EQUITY|NYQ|Financial Services|Asset Management|Preferred or note|
ATI|ATI Inc.|EQUITY|NYQ|Industrials|Aerospace & Defense||
ATO|Atmos Energy Corporation|EQUITY|NYQ|Utilities|Utilities - Regulated Gas||sp500
AU|AngloGold Ashanti plc|EQUITY|NYQ|Basic Materials|Gold||
AUR|Aurora Innovation, Inc.|EQUITY|NMS|Technology|Software - Application||
AVAV|AeroVironment, Inc.|EQUITY|NMS|Industrials|Aerospace & Defense||
AVB|AvalonBay Communities, Inc.|EQUITY|NYQ|Real Estate|REIT - Residential||
AVGO|Broadcom Inc.|EQUITY|NMS|Technology|Semiconductors||sp500
AVUV|Avantis US Small Cap Value ETF|ETF|PCX|||Small Value|
AVY|Avery Dennison Corporation|EQUITY|NYQ|Consumer Cyclical|Packaging & Containers||sp500
AWK|American Water Works Company, Inc.|EQUITY|NYQ|Utilities|Utilities - Regulated Water||sp500
AXIA|AXIA Energia S.A.|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||
AXON|Axon Enterprise, Inc.|EQUITY|NMS|Industrials|Aerospace & Defense||sp500
AXP|American Express Company|EQUITY|NYQ|Financial Services|Credit Services||sp500
AXSM|Axsome Therapeutics, Inc.|EQUITY|NMS|Healthcare|Biotechnology||
AYI|Acuity Brands, Inc.|EQUITY|NYQ|Industrials|Building Products & Equipment||
AZN|AstraZeneca PLC|EQUITY|NYQ|Healthcare|Drug Manufacturers - General||
AZO|AutoZone, Inc.|EQUITY|NYQ|Consumer Cyclical|Auto Parts||sp500
B|Barrick Mining Corporation|EQUITY|NYQ|Basic Materials|Gold||
BA|The Boeing Company|EQUITY|NYQ|Industrials|Aerospace & Defense||sp500
BABA|Alibaba Group Holding Limited|EQUITY|NYQ|Consumer Cyclical|Internet Retail||
BAC|Bank of America Corporation|EQUITY|NYQ|Financial Services|Banks - Diversified||sp500
BALL|Ball Corporation|EQUITY|NYQ|Consumer Cyclical|Packaging & Containers||sp500
BAM|Brookfield Asset Management Ltd.|EQUITY|NYQ|Financial Services|Asset Management||
BAP|Credicorp Ltd.|EQUITY|NYQ|Financial Services|Banks - Diversified||
BAX|Baxter International Inc.|EQUITY|NYQ|Healthcare|Medical Instruments & Supplies||sp500
BBAI|BigBear.ai Holdings, Inc.|EQUITY|NYQ|Technology|Information Technology Services||
BBD|Banco Bradesco S.A.|EQUITY|NYQ|Financial Services|Banks - Regional||
BBIO|BridgeBio Pharma, Inc.|EQUITY|NMS|Healthcare|Biotechnology||
BBVA|Banco Bilbao Vizcaya Argentaria, S.A.|EQUITY|NYQ|Financial Services|Banks - Diversified||
BBY|Best Buy Co., Inc.|EQUITY|NYQ|Consumer Cyclical|Specialty Retail||sp500
BCE|BCE Inc.|EQUITY|NYQ|Communication Services|Telecom Services||
BCH|Banco de Chile|EQUITY|NYQ|Financial Services|Banks - Regional||
BCS|Barclays PLC|EQUITY|NYQ|Financial Services|Banks - Diversified||
BDX|Becton, Dickinson and Company|EQUITY|NYQ|Healthcare|Medical Instruments & Supplies||sp500
BE|Bloom Energy Corporation|EQUITY|NYQ|Industrials|Electrical Equipment & Parts||
BEKE|KE Holdings Inc.|EQUITY|NYQ|Real Estate|Real Estate Services||
BEN|Franklin Resources, Inc.|EQUITY|NYQ|Financial Services|Asset Management||sp500
BEP|Brookfield Renewable Partners L.P.|EQUITY|NYQ|Utilities|Utilities - Renewable||
BEPH|Brookfield BRP Holdings (Canada) Inc 4.625 % Notes 2021-Without Fixed Maturity Global Sub|EQUITY|NYQ|Real Estate|REIT - Diversified|Preferred or note|
BEPI|Brookfield BRP Holdings (Canada|EQUITY|NYQ|Real Estate|REIT - Diversified|Preferred or note|
BF-B|Brown-Forman Corporation|EQUITY|NYQ|Consumer Defensive|Beverages - Wineries & Distilleries||sp500
BG|Bunge Global S.A.|EQUITY|NYQ|Consumer Defensive|Farm Products||sp500
BHP|BHP Group Limited|EQUITY|NYQ|Basic Materials|Other Industrial Metals & Mining||
BIDU|Baidu, Inc.|EQUITY|NMS|Communication Services|Internet Content & Information||
BIIB|Biogen Inc.|EQUITY|NMS|Healthcare|Drug Manufacturers - General||sp500
BIL|State Street SPDR Bloomberg 1-3 Month T-Bill ETF|ETF|PCX|||Ultrashort Bond|
BIO|Bio-Rad Laboratories, Inc.|EQUITY|NYQ|Healthcare|Medical Devices||
BIP|Brookfield Infrastructure Partners L.P.|EQUITY|NYQ|Utilities|Utilities - Diversified||
BIPI|BIP Bermuda Holdings I Limited|EQUITY|NYQ|Industrials|Specialty Industrial Machinery|Preferred or note|
BITO|ProShares Bitcoin ETF|ETF|PCX|||Digital Assets|
BITU|Proshares Ultra Bitcoin ETF|ETF|PCX|||Digital Assets|
BITX|2x Bitcoin Strategy ETF|ETF|BTS|||Digital Assets|
BIV|Vanguard Intermediate-Term Bond Index Fund|ETF|NGM|||Intermediate Core Bond|
BJ|BJ's Wholesale Club Holdings, Inc.|EQUITY|NYQ|Consumer Defensive|Discount Stores||
BK|Bank of New York Mellon Corp|EQUITY|NYQ|Financial Services|Asset Management||
BKNG|Booking Holdings Inc.|EQUITY|NMS|Consumer Cyclical|Travel Services||sp500
BKR|Baker Hughes Company|EQUITY|NMS|Energy|Oil & Gas Equipment & Services||sp500
BLDR|Builders FirstSource|EQUITY|NYQ|Industrials|Building Products & Equipment||sp500
BLK|BlackRock, Inc.|EQUITY|NYQ|Financial Services|Asset Management||sp500
BLV|Vanguard Long-Term Bond Fund|ETF|NGM|||Long-Term Bond|
BMNR|Bitmine Immersion Technologies, Inc.|EQUITY|NYQ|Financial Services|Capital Markets||
BMO|Bank of Montreal|EQUITY|NYQ|Financial Services|Banks - Diversified||
BMRN|BioMarin Pharmaceutical Inc.|EQUITY|NMS|Healthcare|Biotechnology||
BMY|Bristol-Myers Squibb Company|EQUITY|NYQ|Healthcare|Drug Manufacturers - General||sp500
BN|Brookfield Corporation|EQUITY|NYQ|Financial Services|Asset Management||
BND|Vanguard Total Bond Market Index Fund|ETF|NGM|||Intermediate Core Bond|
BNDX|Vanguard Total International Bond Index Fund|ETF|NGM|||Global Bond-USD Hedged|
BNH|Brookfield Finance Inc.|EQUITY|NYQ|Financial Services|Asset Management|Preferred or note|
BNJ|Brookfield Finance Inc. 4.50% P|EQUITY|NYQ|Financial Services|Asset Management|Preferred or note|
BNS|The Bank of Nova Scotia|EQUITY|NYQ|Financial Services|Banks - Diversified||
BNT|Brookfield Wealth Solutions Ltd.|EQUITY|NYQ|Financial Services|Asset Management||
BNTX|BioNTech SE|EQUITY|NMS|Healthcare|Biotechnology||
BNY|Bank of New York Mellon Corp|EQUITY|NYQ|Financial Services|Asset Management||sp500
BOTZ|Global X Robotics & Artificial Intelligence ETF|ETF|NGM|||Miscellaneous Sector|
BOXX|Alpha Architect 1-3 Month Box ETF|ETF|PCX|||Ultrashort Bond|
BP|BP p.l.c.|EQUITY|NYQ|Energy|Oil & Gas Integrated||
BPOP|Popular, Inc.|EQUITY|NMS|Financial Services|Banks - Regional||
BR|Broadridge Financial Solutions, Inc.|EQUITY|NYQ|Technology|Information Technology Services||sp500
BRK-B|Berkshire Hathaway Inc.|EQUITY|NYQ|Financial Services|Insurance - Diversified||sp500
BRO|Brown & Brown, Inc.|EQUITY|NYQ|Financial Services|Insurance Brokers||sp500
BSAC|Banco Santander-Chile|EQUITY|NYQ|Financial Services|Banks - Regional||
BSBR|Banco Santander (Brasil) S.A.|EQUITY|NYQ|Financial Services|Banks - Regional||
BSV|Vanguard Short-Term Bond Index Fund ETF Shares|ETF|NGM|||Short-Term Bond|
BSX|Boston Scientific Corporation|EQUITY|NYQ|Healthcare|Medical Devices||sp500
BSY|Bentley Systems, Incorporated|EQUITY|NMS|Technology|Software - Application||
BTI|British American Tobacco p.l.c.|EQUITY|NYQ|Consumer Defensive|Tobacco||
BTSG|BrightSpring Health Services, Inc. Common Stock|EQUITY|NMS|Healthcare|Medical Care Facilities||
BUD|Anheuser-Busch InBev SA/NV|EQUITY|NYQ|Consumer Defensive|Beverages - Brewers||
BURL|Burlington Stores, Inc.|EQUITY|NYQ|Consumer Cyclical|Apparel Retail||
BWA|BorgWarner Inc.|EQUITY|NYQ|Consumer Cyclical|Auto Parts||
BWXT|BWX Technologies, Inc.|EQUITY|NYQ|Industrials|Aerospace & Defense||
BX|Blackstone Inc.|EQUITY|NYQ|Financial Services|Asset Management||sp500
BXP|BXP, Inc.|EQUITY|NYQ|Real Estate|REIT - Office||sp500
C|Citigroup Inc.|EQUITY|NYQ|Financial Services|Banks - Diversified||sp500
CACI|CACI International Inc|EQUITY|NYQ|Technology|Information Technology Services||
CAG|Conagra Brands, Inc.|EQUITY|NYQ|Consumer Defensive|Packaged Foods||
CAH|Cardinal Health, Inc.|EQUITY|NYQ|Healthcare|Medical Distribution||sp500
CARR|Carrier Global Corporation|EQUITY|NYQ|Industrials|Building Products & Equipment||sp500
CART|Maplebear Inc.|EQUITY|NMS|Technology|Software - Application||
CASY|Casey's General Stores, Inc.|EQUITY|NMS|Consumer Cyclical|Specialty Retail||sp500
CAT|Caterpillar Inc.|EQUITY|NYQ|Industrials|Farm & Heavy Construction Machinery||sp500
CB|Chubb Limited|EQUITY|NYQ|Financial Services|Insurance - Property & Casualty||sp500
CBRE|CBRE Group, Inc.|EQUITY|NYQ|Real Estate|Real Estate Services||sp500
CCEP|Coca-Cola Europacific Partners PLC|EQUITY|NMS|Consumer Defensive|Beverages - Non-Alcoholic||
CCI|Crown Castle Inc.|EQUITY|NYQ|Real Estate|REIT - Specialty||sp500
CCJ|Cameco Corporation|EQUITY|NYQ|Energy|Uranium||
CCK|Crown Holdings, Inc.|EQUITY|NYQ|Consumer Cyclical|Packaging & Containers||
CCL|Carnival Corporation & plc|EQUITY|NYQ|Consumer Cyclical|Travel Services||sp500
CDE|Coeur Mining, Inc.|EQUITY|NYQ|Basic Materials|Silver||
CDNS|Cadence Design Systems, Inc.|EQUITY|NMS|Technology|Software - Application||sp500
CDW|CDW Corporation|EQUITY|NMS|Technology|Information Technology Services||sp500
CEG|Constellation Energy Corporation|EQUITY|NMS|Utilities|Utilities - Independent Power Producers||sp500
CF|CF Industries Holdings, Inc.|EQUITY|NYQ|Basic Materials|Agricultural Inputs||sp500
CFG|Citizens Financial Group, Inc.|EQUITY|NYQ|Financial Services|Banks - Regional||sp500
CFR|Cullen/Frost Bankers, Inc.|EQUITY|NYQ|Financial Services|Banks - Regional||
CG|The Carlyle Group Inc.|EQUITY|NMS|Financial Services|Asset Management||
CGNX|Cognex Corporation|EQUITY|NMS|Technology|Scientific & Technical Instruments||
CHD|Church & Dwight Co., Inc.|EQUITY|NYQ|Consumer Defensive|Household & Personal Products||sp500
CHKP|Check Point Software Technologies Ltd.|EQUITY|NMS|Technology|Software - Infrastructure||
CHPT|ChargePoint Holdings, Inc.|EQUITY|NYQ|Consumer Cyclical|Specialty Retail||
CHRW|C.H. Robinson Worldwide, Inc.|EQUITY|NMS|Industrials|Integrated Freight & Logistics||sp500
CHT|Chunghwa Telecom Co., Ltd.|EQUITY|NYQ|Communication Services|Telecom Services||
CHTR|Charter Communications, Inc.|EQUITY|NMS|Communication Services|Telecom Services||sp500
CHYM|Chime Financial, Inc. Class A Common Stock|EQUITY|NMS|Financial Services|Credit Services||
CI|Cigna Corporation|EQUITY|NYQ|Healthcare|Healthcare Plans||sp500
CIB|Grupo Cibest S.A.|EQUITY|NYQ|Financial Services|Banks - Regional||
CIBR|First Trust NASDAQ Cybersecurity ETF|ETF|NGM|||Technology|
CIEN|Ciena Corporation|EQUITY|NYQ|Technology|Communication Equipment||sp500
CINF|Cincinnati Financial Corporation|EQUITY|NMS|Financial Services|Insurance - Property & Casualty||sp500
CL|Colgate-Palmolive Company|EQUITY|NYQ|Consumer Defensive|Household & Personal Products||sp500
CLH|Clean Harbors, Inc.|EQUITY|NYQ|Industrials|Waste Management||
CLS|Celestica Inc.|EQUITY|NYQ|Technology|Electronic Components||
CLX|The Clorox Company|EQUITY|NYQ|Consumer Defensive|Household & Personal Products||sp500
CM|Canadian Imperial Bank of Commerce|EQUITY|NYQ|Financial Services|Banks - Diversified||
CMCSA|Comcast Corporation|EQUITY|NMS|Communication Services|Telecom Services||sp500
CME|CME Group Inc.|EQUITY|NMS|Financial Services|Financial Data & Stock Exchanges||sp500
CMG|Chipotle Mexican Grill, Inc.|EQUITY|NYQ|Consumer Cyclical|Restaurants||sp500
CMI|Cummins Inc.|EQUITY|NYQ|Industrials|Farm & Heavy Construction Machinery||sp500
CMS|CMS Energy Corporation|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||sp500
CMSA|CMS Energy Corporation 5.6% JRSUB NT 78|EQUITY|NYQ|Utilities|Utilities - Regulated Electric|Preferred or note|
CNA|CNA Financial Corporation|EQUITY|NYQ|Financial Services|Insurance - Property & Casualty||
CNC|Centene Corp.|EQUITY|NYQ|Healthcare|Healthcare Plans||sp500
CNH|CNH Industrial N.V.|EQUITY|NYQ|Industrials|Farm & Heavy Construction Machinery||
CNI|Canadian National Railway Company|EQUITY|NYQ|Industrials|Railroads||
CNP|CenterPoint Energy, Inc.|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||sp500
CNQ|Canadian Natural Resources Limited|EQUITY|NYQ|Energy|Oil & Gas E&P||
COF|Capital One Financial Corporation|EQUITY|NYQ|Financial Services|Credit Services||sp500
COHR|Coherent, Inc.|EQUITY|NYQ|Technology|Electronic Components||sp500
COIN|Coinbase Global, Inc.|EQUITY|NMS|Financial Services|Financial Data & Stock Exchanges||sp500
COKE|Coca-Cola Consolidated, Inc.|EQUITY|NMS|Consumer Defensive|Beverages - Non-Alcoholic||
COO|The Cooper Companies, Inc.|EQUITY|NMS|Healthcare|Medical Instruments & Supplies||sp500
COP|ConocoPhillips|EQUITY|NYQ|Energy|Oil & Gas E&P||sp500
COPX|Global X Copper Miners ETF|ETF|PCX|||Natural Resources|
COR|Cencora, Inc.|EQUITY|NYQ|Healthcare|Medical Distribution||sp500
CORT|Corcept Therapeutics Incorporated|EQUITY|NMS|Healthcare|Drug Manufacturers - Specialty & Generic||
COST|Costco Wholesale Corporation|EQUITY|NMS|Consumer Defensive|Discount Stores||sp500
COWZ|Pacer US Cash Cows 100 ETF|ETF|BTS|||Mid-Cap Value|
CP|Canadian Pacific Kansas City Ltd.|EQUITY|NYQ|Industrials|Railroads||
CPAY|Corpay, Inc.|EQUITY|NYQ|Technology|Information Technology Services||sp500
CPB|The Campbell's Company|EQUITY|NMS|Consumer Defensive|Packaged Foods||
CPNG|Coupang, Inc.|EQUITY|NYQ|Consumer Cyclical|Internet Retail||
CPRT|Copart, Inc.|EQUITY|NMS|Industrials|Specialty Business Services||sp500
CPT|Camden Property Trust|EQUITY|NYQ|Real Estate|REIT - Residential||sp500
CQP|Cheniere Energy Partners, L.P.|EQUITY|NYQ|Energy|Oil & Gas Midstream||
CR|Crane Company|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||
CRBG|Corebridge Financial, Inc.|EQUITY|NYQ|Financial Services|Insurance - Life||
CRCL|Circle Internet Group|EQUITY|NYQ|Financial Services|Financial Data & Stock Exchanges||
CRDO|Credo Technology Group Holding Ltd|EQUITY|NMS|Technology|Semiconductors||
CRH|CRH plc|EQUITY|NYQ|Basic Materials|Building Materials||sp500
CRL|Charles River Laboratories International, Inc.|EQUITY|NYQ|Healthcare|Diagnostics & Research||sp500
CRM|Salesforce, Inc.|EQUITY|NYQ|Technology|Software - Application||sp500
CRS|Carpenter Technology Corporation|EQUITY|NYQ|Basic Materials|Other Industrial Metals & Mining||
CRWD|CrowdStrike Holdings, Inc.|EQUITY|NMS|Technology|Software - Infrastructure||sp500
CRWV|CoreWeave, Inc. Class A Common Stock|EQUITY|NMS|Technology|Software - Infrastructure||
CSCO|Cisco Systems, Inc.|EQUITY|NMS|Technology|Communication Equipment||sp500
CSGP|CoStar Group, Inc.|EQUITY|NMS|Real Estate|Real Estate Services||sp500
CSL|Carlisle Companies Incorporated|EQUITY|NYQ|Basic Materials|Building Products & Equipment||
CSX|CSX Corporation|EQUITY|NMS|Industrials|Railroads||sp500
CTAS|Cintas Corporation|EQUITY|NMS|Industrials|Specialty Business Services||sp500
CTRA|Coterra Energy Inc.|EQUITY|NYQ|Energy|Oil & Gas E&P||
CTSH|Cognizant Technology Solutions Corporation|EQUITY|NMS|Technology|Information Technology Services||sp500
CTVA|Corteva, Inc.|EQUITY|NYQ|Basic Materials|Agricultural Inputs||sp500
CVE|Cenovus Energy Inc.|EQUITY|NYQ|Energy|Oil & Gas Integrated||
CVNA|Carvana Co.|EQUITY|NYQ|Consumer Cyclical|Auto & Truck Dealerships||sp500
CVS|CVS Health Corp.|EQUITY|NYQ|Healthcare|Healthcare Plans||sp500
CVX|Chevron Corporation|EQUITY|NYQ|Energy|Oil & Gas Integrated||sp500
CW|Curtiss-Wright Corporation|EQUITY|NYQ|Industrials|Aerospace & Defense||
CX|CEMEX, S.A.B. de C.V.|EQUITY|NYQ|Basic Materials|Building Materials||
D|Dominion Energy, Inc.|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||sp500
DAL|Delta Air Lines, Inc.|EQUITY|NYQ|Industrials|Airlines||sp500
DAR|Darling Ingredients Inc.|EQUITY|NYQ|Consumer Defensive|Farm Products||
DASH|DoorDash, Inc.|EQUITY|NMS|Communication Services|Internet Content & Information||sp500
DB|Deutsche Bank AG|EQUITY|NYQ|Financial Services|Banks - Diversified||
DBA|Invesco DB Agriculture Fund|ETF|PCX|||Commodities Focused|
DBC|Invesco DB Commodity Index Tracking Fund|ETF|PCX|||Commodities Broad Basket|
DCI|Donaldson Company, Inc.|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||
DD|DuPont de Nemours, Inc.|EQUITY|NYQ|Basic Materials|Specialty Chemicals||sp500
DDOG|Datadog, Inc.|EQUITY|NMS|Technology|Software - Infrastructure||sp500
DE|Deere & Company|EQUITY|NYQ|Industrials|Farm & Heavy Construction Machinery||sp500
DECK|Deckers Outdoor Corporation|EQUITY|NYQ|Consumer Cyclical|Footwear & Accessories||sp500
DELL|Dell Technologies Inc.|EQUITY|NYQ|Technology|Computer Hardware||sp500
DEO|Diageo plc|EQUITY|NYQ|Consumer Defensive|Beverages - Wineries & Distilleries||
DG|Dollar General Corporation|EQUITY|NYQ|Consumer Defensive|Discount Stores||sp500
DGRO|iShares Core Dividend Growth ETF|ETF|PCX|||Large Value|
DGX|Quest Diagnostics Incorporated|EQUITY|NYQ|Healthcare|Diagnostics & Research||sp500
DHI|D.R. Horton, Inc.|EQUITY|NYQ|Consumer Cyclical|Residential Construction||sp500
DHR|Danaher Corporation|EQUITY|NYQ|Healthcare|Diagnostics & Research||sp500
DIA|State Street SPDR Dow Jones Industrial Average ETF Trust|ETF|PCX|||Large Value|
DINO|HF Sinclair Corporation|EQUITY|NYQ|Energy|Oil & Gas Refining & Marketing||
DIS|The Walt Disney Company|EQUITY|NYQ|Communication Services|Entertainment||sp500
DIVO|Amplify CWP Enhanced Dividend Income ETF|ETF|PCX|||Derivative Income|
DJT|Trump Media & Technology Group Corp.|EQUITY|NGM|Communication Services|Internet Content & Information||
DKNG|DraftKings Inc.|EQUITY|NMS|Consumer Cyclical|Gambling||
DKS|DICK'S Sporting Goods, Inc.|EQUITY|NYQ|Consumer Cyclical|Specialty Retail||
DLR|Digital Realty Trust, Inc.|EQUITY|NYQ|Real Estate|REIT - Specialty||sp500
DLTR|Dollar Tree, Inc.|EQUITY|NMS|Consumer Defensive|Discount Stores||sp500
DOC|Healthpeak Properties, Inc.|EQUITY|NYQ|Real Estate|REIT - Healthcare Facilities||sp500
DOCN|DigitalOcean Holdings, Inc.|EQUITY|NYQ|Technology|Software - Infrastructure||
DOCU|DocuSign, Inc.|EQUITY|NMS|Technology|Software - Infrastructure||
DOV|Dover Corporation|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||sp500
DOW|Dow Inc.|EQUITY|NYQ|Basic Materials|Chemicals||sp500
DPZ|Domino's Pizza, Inc.|EQUITY|NMS|Consumer Cyclical|Restaurants||sp500
DRI|Darden Restaurants, Inc.|EQUITY|NYQ|Consumer Cyclical|Restaurants||sp500
DRIV|Global X Autonomous & Electric Vehicles ETF|ETF|NGM|||Miscellaneous Sector|
DRS|Leonardo DRS, Inc.|EQUITY|NMS|Industrials|Aerospace & Defense||
DT|Dynatrace, Inc.|EQUITY|NYQ|Technology|Software - Infrastructure||
DTE|DTE Energy Company|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||sp500
DTM|DT Midstream, Inc.|EQUITY|NYQ|Energy|Oil & Gas Midstream||
DTW|DTE Energy Company JR SUB DB 2017 E|EQUITY|NYQ|Utilities|Utilities - Regulated Electric|Preferred or note|
DUK|Duke Energy Corporation|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||sp500
DUKB|Duke Energy Corporation 5.625%|EQUITY|NYQ|Utilities|Utilities - Regulated Electric|Preferred or note|
DVA|DaVita Inc.|EQUITY|NYQ|Healthcare|Medical Care Facilities||sp500
DVN|Devon Energy Corporation|EQUITY|NYQ|Energy|Oil & Gas E&P||sp500
DVY|iShares Select Dividend ETF|ETF|PCX|||Mid-Cap Value|
DXCM|DexCom, Inc.|EQUITY|NMS|Healthcare|Medical Devices||sp500
DXJ|WisdomTree Japan Hedged Equity Fund|ETF|PCX|||Japan Stock|
DY|Dycom Industries, Inc.|EQUITY|NYQ|Industrials|Engineering & Construction||
E|Eni S.p.A.|EQUITY|NYQ|Energy|Oil & Gas Integrated||
EA|Electronic Arts Inc.|EQUITY|NMS|Technology|Electronic Gaming & Multimedia||
EAT|Brinker International, Inc.|EQUITY|NYQ|Consumer Cyclical|Restaurants||
EBAY|eBay Inc.|EQUITY|NMS|Consumer Cyclical|Internet Retail||sp500
EC|Ecopetrol S.A.|EQUITY|NYQ|Energy|Oil & Gas Integrated||
ECHO|EchoStar Corporation|EQUITY|NMS|Communication Services|Communication Equipment||sp500
ECL|Ecolab Inc.|EQUITY|NYQ|Basic Materials|Specialty Chemicals||sp500
ED|Consolidated Edison, Inc.|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||sp500
EDV|Vanguard Extended Duration Treasury Index Fund ETF Shares|ETF|PCX|||Long Government|
EEM|iShares MSCI Emerging Markets ETF|ETF|PCX|||Diversified Emerging Mkts|
EFA|iShares MSCI EAFE ETF|ETF|PCX|||Foreign Large Blend|
EFX|Equifax Inc.|EQUITY|NYQ|Industrials|Consulting Services||sp500
EG|Everest Group, Ltd.|EQUITY|NYQ|Financial Services|Insurance - Reinsurance||sp500
EGO|Eldorado Gold Corporation|EQUITY|NYQ|Basic Materials|Gold||
EGP|EastGroup Properties, Inc.|EQUITY|NYQ|Real Estate|REIT - Industrial||
EHC|Encompass Health Corporation|EQUITY|NYQ|Healthcare|Medical Care Facilities||
EIX|Edison International|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||sp500
EL|The Estée Lauder Companies Inc.|EQUITY|NYQ|Consumer Defensive|Household & Personal Products||sp500
ELAN|Elanco Animal Health Incorporated|EQUITY|NYQ|Healthcare|Drug Manufacturers - Specialty & Generic||
ELC|Entergy Louisiana, LLC COLLATERAL TR MT|EQUITY|NYQ|Utilities|Utilities - Regulated Electric|Preferred or note|
ELS|Equity LifeStyle Properties, Inc.|EQUITY|NYQ|Real Estate|REIT - Residential||
ELV|Elevance Health Inc.|EQUITY|NYQ|Healthcare|Healthcare Plans||sp500
EMA|Emera Incorporated|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||
EMB|iShares J.P. Morgan USD Emerging Markets Bond ETF|ETF|NGM|||Emerging Markets Bond|
EMBJ|Embraer S.A.|EQUITY|NYQ|Industrials|Aerospace & Defense||
EME|EMCOR Group, Inc.|EQUITY|NYQ|Industrials|Engineering & Construction||sp500
EMR|Emerson Electric Co.|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||sp500
ENB|Enbridge Inc.|EQUITY|NYQ|Energy|Oil & Gas Midstream||
ENLT|Enlight Renewable Energy Ltd|EQUITY|NMS|Utilities|Utilities - Renewable||
ENSG|The Ensign Group, Inc.|EQUITY|NMS|Healthcare|Medical Care Facilities||
ENTG|Entegris, Inc.|EQUITY|NMS|Technology|Semiconductor Equipment & Materials||
EOG|EOG Resources, Inc.|EQUITY|NYQ|Energy|Oil & Gas E&P||sp500
EPAM|EPAM Systems, Inc.|EQUITY|NYQ|Technology|Information Technology Services||
EPD|Enterprise Products Partners L.P.|EQUITY|NYQ|Energy|Oil & Gas Midstream||
EPI|WisdomTree India Earnings Fund|ETF|PCX|||India Equity|
EQH|Equitable Holdings, Inc.|EQUITY|NYQ|Financial Services|Insurance - Diversified||
EQIX|Equinix, Inc.|EQUITY|NMS|Real Estate|REIT - Specialty||sp500
EQNR|Equinor ASA|EQUITY|NYQ|Energy|Oil & Gas Integrated||
EQR|Equity Residential|EQUITY|NYQ|Real Estate|REIT - Residential||
EQT|EQT Corporation|EQUITY|NYQ|Energy|Oil & Gas E&P||sp500
ERIC|Telefonaktiebolaget LM Ericsson (publ)|EQUITY|NMS|Technology|Communication Equipment||
ERIE|Erie Indemnity Company|EQUITY|NMS|Financial Services|Insurance Brokers||sp500
ES|Eversource Energy|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||sp500
ESLT|Elbit Systems Ltd.|EQUITY|NMS|Industrials|Aerospace & Defense||
ESS|Essex Property Trust, Inc.|EQUITY|NYQ|Real Estate|REIT - Residential||sp500
ET|Energy Transfer LP|EQUITY|NYQ|Energy|Oil & Gas Midstream||
ETH|Grayscale Ethereum Mini Trust ETF|ETF|PCX|||Digital Assets|
ETHA|iShares Ethereum Trust ETF|ETF|PCX|||Digital Assets|
ETHU|2x Ether ETF|ETF|PCX|||Digital Assets|
ETN|Eaton Corporation plc|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||sp500
ETR|Entergy Corporation|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||sp500
EVR|Evercore Inc.|EQUITY|NYQ|Financial Services|Capital Markets||
EVRG|Evergy, Inc.|EQUITY|NMS|Utilities|Utilities - Regulated Electric||sp500
EW|Edwards Lifesciences Corporation|EQUITY|NYQ|Healthcare|Medical Devices||sp500
EWA|iShares MSCI Australia ETF|ETF|PCX|||Focused Region|
EWBC|East West Bancorp, Inc.|EQUITY|NMS|Financial Services|Banks - Regional||
EWC|iShares MSCI Canada ETF|ETF|PCX|||Focused Region|
EWG|iShares MSCI Germany ETF|ETF|PCX|||Focused Region|
EWJ|iShares MSCI Japan ETF|ETF|PCX|||Japan Stock|
EWT|iShares MSCI Taiwan ETF|ETF|PCX|||Greater China Region|
EWU|iShares MSCI United Kingdom ETF|ETF|PCX|||Focused Region|
EWW|iShares MSCI Mexico ETF|ETF|PCX|||Focused Region|
EWY|iShares MSCI South Korea ETF|ETF|PCX|||Focused Region|
EWZ|iShares MSCI Brazil ETF|ETF|PCX|||Latin America Stock|
EXC|Exelon Corporation|EQUITY|NMS|Utilities|Utilities - Regulated Electric||sp500
EXE|Expand Energy Corporation|EQUITY|NMS|Energy|Oil & Gas E&P||sp500
EXEL|Exelixis, Inc.|EQUITY|NMS|Healthcare|Biotechnology||
EXPD|Expeditors International of Washington, Inc.|EQUITY|NYQ|Industrials|Integrated Freight & Logistics||sp500
EXPE|Expedia Group, Inc.|EQUITY|NMS|Consumer Cyclical|Travel Services||sp500
EXR|Extra Space Storage Inc.|EQUITY|NYQ|Real Estate|REIT - Industrial||sp500
EZA|iShares MSCI South Africa ETF|ETF|PCX|||Focused Region|
F|Ford Motor Company|EQUITY|NYQ|Consumer Cyclical|Auto Manufacturers||sp500
FANG|Diamondback Energy, Inc.|EQUITY|NMS|Energy|Oil & Gas E&P||sp500
FAS|Direxion Daily Financial Bull 3X Shares|ETF|PCX|||Trading--Leveraged Equity|
FAST|Fastenal Company|EQUITY|NMS|Industrials|Industrial Distribution||sp500
FBTC|Fidelity Wise Origin Bitcoin Fund|ETF|BTS|||Digital Assets|
FCNCA|First Citizens BancShares, Inc.|EQUITY|NMS|Financial Services|Banks - Regional||
FCX|Freeport-McMoRan Inc.|EQUITY|NYQ|Basic Materials|Copper||sp500
FDN|First Trust Dow Jones Internet Index Fund|ETF|PCX|||Technology|
FDS|FactSet Research Systems Inc.|EQUITY|NYQ|Financial Services|Financial Data & Stock Exchanges||sp500
FDX|FedEx Corporation|EQUITY|NYQ|Industrials|Integrated Freight & Logistics||sp500
FE|FirstEnergy Corp.|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||sp500
FER|Ferrovial SE|EQUITY|NMS|Industrials|Engineering & Construction||
FERG|Ferguson plc|EQUITY|NYQ|Industrials|Industrial Distribution||sp500
FFIV|F5, Inc.|EQUITY|NMS|Technology|Software - Infrastructure||sp500
FHN|First Horizon Corporation|EQUITY|NYQ|Financial Services|Banks - Regional||
FICO|Fair Isaac Corporation|EQUITY|NYQ|Technology|Software - Application||sp500
FIG|Figma, Inc.|EQUITY|NYQ|Technology|Software - Application||
FIS|Fidelity National Information Services, Inc.|EQUITY|NYQ|Technology|Information Technology Services||sp500
FISV|Fiserv, Inc.|EQUITY|NMS|Technology|Information Technology Services||sp500
FITB|Fifth Third Bancorp|EQUITY|NYQ|Financial Services|Banks - Regional||sp500
FIVE|Five Below, Inc.|EQUITY|NMS|Consumer Cyclical|Specialty Retail||
FIX|Comfort Systems USA, Inc.|EQUITY|NYQ|Industrials|Engineering & Construction||sp500
FLEX|Flex Ltd.|EQUITY|NMS|Technology|Electronic Components||sp500
FLS|Flowserve Corporation|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||
FLUT|Flutter Entertainment plc|EQUITY|NYQ|Consumer Cyclical|Gambling||
FMS|Fresenius Medical Care AG & Co. KGaA|EQUITY|NYQ|Healthcare|Medical Care Facilities||
FMX|Fomento Económico Mexicano, S.A.B. de C.V.|EQUITY|NYQ|Consumer Defensive|Beverages - Non-Alcoholic||
FN|Fabrinet|EQUITY|NYQ|Technology|Electronic Components||
FNF|Fidelity National Financial, Inc.|EQUITY|NYQ|Financial Services|Insurance - Specialty||
FNV|Franco-Nevada Corporation|EQUITY|NYQ|Basic Materials|Gold||
FORM|FormFactor, Inc.|EQUITY|NMS|Technology|Semiconductor Equipment & Materials||
FOX|Fox Corporation (Class B)|EQUITY|NMS|Communication Services|Entertainment||sp500
FOXA|Fox Corporation|EQUITY|NMS|Communication Services|Entertainment||sp500
FROG|JFrog Ltd.|EQUITY|NMS|Technology|Software - Application||
FRT|Federal Realty Investment Trust|EQUITY|NYQ|Real Estate|REIT - Retail||sp500
FSLR|First Solar, Inc.|EQUITY|NMS|Technology|Solar||sp500
FTAI|FTAI Aviation Ltd.|EQUITY|NMS|Industrials|Aerospace & Defense||
FTEC|Fidelity MSCI Information Technology Index ETF|ETF|PCX|||Technology|
FTI|TechnipFMC plc|EQUITY|NYQ|Energy|Oil & Gas Equipment & Services||
FTNT|Fortinet, Inc.|EQUITY|NMS|Technology|Software - Infrastructure||sp500
FTS|Fortis Inc.|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||
FTV|Fortive Corporation|EQUITY|NYQ|Technology|Scientific & Technical Instruments||sp500
FUTU|Futu Holdings Limited|EQUITY|NMS|Financial Services|Capital Markets||
FWONA|Formula One Group|EQUITY|NMS|Communication Services|Entertainment||
FWONK|Liberty Media Corporation|EQUITY|NMS|Communication Services|Entertainment||
FXI|iShares China Large-Cap ETF|ETF|PCX|||Greater China Region|
GD|General Dynamics Corporation|EQUITY|NYQ|Industrials|Aerospace & Defense||sp500
GDDY|GoDaddy Inc.|EQUITY|NYQ|Technology|Software - Infrastructure||sp500
GDX|VanEck Gold Miners ETF|ETF|PCX|||Equity Precious Metals|
GDXJ|VanEck Junior Gold Miners ETF|ETF|PCX|||Equity Precious Metals|
GE|GE Aerospace|EQUITY|NYQ|Industrials|Aerospace & Defense||sp500
GEHC|GE HealthCare Technologies Inc.|EQUITY|NMS|Healthcare|Medical Devices||sp500
GEN|Gen Digital Inc.|EQUITY|NMS|Technology|Software - Infrastructure||sp500
GEV|GE Vernova Inc.|EQUITY|NYQ|Utilities|Utilities - Renewable||sp500
GFI|Gold Fields Limited|EQUITY|NYQ|Basic Materials|Gold||
GFL|GFL Environmental Inc.|EQUITY|NYQ|Industrials|Waste Management||
GFS|GLOBALFOUNDRIES Inc.|EQUITY|NMS|Technology|Semiconductors||
GGG|Graco Inc.|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||
GH|Guardant Health, Inc.|EQUITY|NMS|Healthcare|Diagnostics & Research||
GIB|CGI Inc.|EQUITY|NYQ|Technology|Information Technology Services||
GILD|Gilead Sciences, Inc.|EQUITY|NMS|Healthcare|Drug Manufacturers - General||sp500
GIS|General Mills, Inc.|EQUITY|NYQ|Consumer Defensive|Packaged Foods||sp500
GKOS|Glaukos Corporation|EQUITY|NYQ|Healthcare|Medical Devices||
GL|Globe Life Inc.|EQUITY|NYQ|Financial Services|Insurance - Life||sp500
GLD|SPDR Gold Shares|ETF|PCX|||Commodities Focused|
GLDM|SPDR Gold MiniShares|ETF|PCX|||Commodities Focused|
GLPI|Gaming and Leisure Properties, Inc.|EQUITY|NMS|Real Estate|REIT - Specialty||
GLW|Corning Inc|EQUITY|NYQ|Technology|Electronic Components||sp500
GM|General Motors Company|EQUITY|NYQ|Consumer Cyclical|Auto Manufacturers||sp500
GMAB|Genmab A/S|EQUITY|NMS|Healthcare|Biotechnology||
GMED|Globus Medical, Inc.|EQUITY|NYQ|Healthcare|Medical Devices||
GNRC|Generac Holdings Inc.|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||sp500
GOOG|Alphabet Inc. (Class C)|EQUITY|NMS|Communication Services|Internet Content & Information||sp500
GOOGL|Alphabet Inc.|EQUITY|NMS|Communication Services|Internet Content & Information||sp500
GOVT|iShares U.S. Treasury Bond ETF|ETF|BTS|||Intermediate Government|
GPC|Genuine Parts Company|EQUITY|NYQ|Consumer Cyclical|Auto Parts||sp500
GPN|Global Payments Inc.|EQUITY|NYQ|Financial Services|Credit Services||sp500
GRAB|Grab Holdings Limited|EQUITY|NMS|Technology|Software - Application||
GRMN|Garmin Ltd.|EQUITY|NYQ|Technology|Scientific & Technical Instruments||sp500
GS|The Goldman Sachs Group, Inc.|EQUITY|NYQ|Financial Services|Capital Markets||sp500
GSAT|Globalstar, Inc.|EQUITY|NMS|Communication Services|Telecom Services||
GSK|GSK plc|EQUITY|NYQ|Healthcare|Drug Manufacturers - General||
GWRE|Guidewire Software, Inc.|EQUITY|NYQ|Technology|Software - Application||
GWW|W.W. Grainger, Inc.|EQUITY|NYQ|Industrials|Industrial Distribution||sp500
H|Hyatt Hotels Corporation|EQUITY|NYQ|Consumer Cyclical|Lodging||
HACK|Amplify Cybersecurity ETF|ETF|PCX|||Technology|
HAL|Halliburton Company|EQUITY|NYQ|Energy|Oil & Gas Equipment & Services||sp500
HALO|Halozyme Therapeutics, Inc.|EQUITY|NMS|Healthcare|Biotechnology||
HAS|Hasbro, Inc.|EQUITY|NMS|Consumer Cyclical|Leisure||sp500
HBAN|Huntington Bancshares Incorporated|EQUITY|NMS|Financial Services|Banks - Regional||sp500
HBM|Hudbay Minerals Inc.|EQUITY|NYQ|Basic Materials|Copper||
HCA|HCA Healthcare, Inc.|EQUITY|NYQ|Healthcare|Medical Care Facilities||sp500
HD|The Home Depot, Inc.|EQUITY|NYQ|Consumer Cyclical|Home Improvement Retail||sp500
HDB|HDFC Bank Limited|EQUITY|NYQ|Financial Services|Banks - Regional||
HDV|iShares Core High Dividend ETF|ETF|PCX|||Large Value|
HEI|HEICO Corporation|EQUITY|NYQ|Industrials|Aerospace & Defense||
HIG|The Hartford Insurance Group, Inc.|EQUITY|NYQ|Financial Services|Insurance - Property & Casualty||sp500
HII|Huntington Ingalls Industries, Inc.|EQUITY|NYQ|Industrials|Aerospace & Defense||sp500
HL|Hecla Mining Company|EQUITY|NYQ|Basic Materials|Silver||
HLN|Haleon plc|EQUITY|NYQ|Healthcare|Drug Manufacturers - Specialty & Generic||
HLT|Hilton Worldwide Holdings Inc.|EQUITY|NYQ|Consumer Cyclical|Lodging||sp500
HMC|Honda Motor Co., Ltd.|EQUITY|NYQ|Consumer Cyclical|Auto Manufacturers||
HMY|Harmony Gold Mining Company Limited|EQUITY|NYQ|Basic Materials|Gold||
HOLX|Hologic, Inc.|EQUITY|NMS|Healthcare|Medical Instruments & Supplies||
HON|Honeywell International Inc.|EQUITY|NMS|Industrials|Aerospace & Defense||sp500
HOOD|Robinhood Markets, Inc.|EQUITY|NMS|Financial Services|Capital Markets||sp500
HPE|Hewlett Packard Enterprise Company|EQUITY|NYQ|Technology|Communication Equipment||sp500
HPQ|HP Inc.|EQUITY|NYQ|Technology|Computer Hardware||sp500
HRL|Hormel Foods Corporation|EQUITY|NYQ|Consumer Defensive|Packaged Foods||sp500
HSBC|HSBC Holdings plc|EQUITY|NYQ|Financial Services|Banks - Diversified||
HSIC|Henry Schein, Inc.|EQUITY|NMS|Healthcare|Medical Distribution||sp500
HST|Host Hotels & Resorts, Inc.|EQUITY|NMS|Real Estate|REIT - Hotel & Motel||sp500
HSY|The Hershey Company|EQUITY|NYQ|Consumer Defensive|Confectioners||sp500
HTHT|H World Group Limited|EQUITY|NMS|Consumer Cyclical|Lodging||
HUBB|Hubbell Incorporated|EQUITY|NYQ|Industrials|Electrical Equipment & Parts||sp500
HUBS|HubSpot, Inc.|EQUITY|NYQ|Technology|Software - Application||
HUM|Humana Inc.|EQUITY|NYQ|Healthcare|Healthcare Plans||sp500
HUT|Hut 8 Corp.|EQUITY|NMS|Financial Services|Capital Markets||
HWM|Howmet Aerospace Inc.|EQUITY|NYQ|Industrials|Aerospace & Defense||sp500
HYG|iShares iBoxx $ High Yield Corporate Bond ETF|ETF|PCX|||High Yield Bond|
IAG|Iamgold Corporation|EQUITY|NYQ|Basic Materials|Gold||
IAU|iShares Gold Trust|ETF|PCX|||Commodities Focused|
IAUM|iShares Gold Trust Micro|ETF|PCX|||Commodities Focused|
IBB|iShares Biotechnology ETF|ETF|NGM|||Health|
IBIT|iShares Bitcoin Trust ETF|ETF|NGM|||Digital Assets|
IBKR|Interactive Brokers Group, Inc.|EQUITY|NMS|Financial Services|Capital Markets||sp500
IBM|International Business Machines Corporation|EQUITY|NYQ|Technology|Information Technology Services||sp500
IBN|ICICI Bank Limited|EQUITY|NYQ|Financial Services|Banks - Regional||
ICE|Intercontinental Exchange, Inc.|EQUITY|NYQ|Financial Services|Financial Data & Stock Exchanges||sp500
ICLN|iShares Global Clean Energy ETF|ETF|NGM|||Miscellaneous Sector|
ICLR|ICON Public Limited Company|EQUITY|NMS|Healthcare|Diagnostics & Research||
IDXX|IDEXX Laboratories, Inc.|EQUITY|NMS|Healthcare|Diagnostics & Research||sp500
IEF|iShares 7-10 Year Treasury Bond ETF|ETF|NGM|||Long Government|
IEFA|iShares Core MSCI EAFE ETF|ETF|PCX|||Foreign Large Blend|
IEI|iShares 3-7 Year Treasury Bond ETF|ETF|NGM|||Intermediate Government|
IEMG|iShares Core MSCI Emerging Markets ETF|ETF|PCX|||Diversified Emerging Mkts|
IESC|IES Holdings, Inc.|EQUITY|NMS|Industrials|Engineering & Construction||
IEX|IDEX Corporation|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||sp500
IFF|International Flavors & Fragrances Inc.|EQUITY|NYQ|Basic Materials|Specialty Chemicals||sp500
IGIB|iShares 5-10 Year Investment Grade Corporate Bond ETF|ETF|NGM|||Corporate Bond|
IGSB|iShares 1-5 Year Investment Grade Corporate Bond ETF|ETF|NGM|||Short-Term Bond|
IGV|iShares Expanded Tech-Software Sector ETF|ETF|PCX|||Technology|
IHG|InterContinental Hotels Group PLC|EQUITY|NYQ|Consumer Cyclical|Lodging||
IHI|iShares U.S. Medical Devices ETF|ETF|PCX|||Health|
IJH|iShares Core S&P Mid-Cap ETF|ETF|PCX|||Mid-Cap Blend|
IJR|iShares Core S&P Small-Cap ETF|ETF|PCX|||Small Blend|
ILMN|Illumina, Inc.|EQUITY|NMS|Healthcare|Diagnostics & Research||
IMO|Imperial Oil Limited|EQUITY|ASE|Energy|Oil & Gas Integrated||
INCY|Incyte Corporation|EQUITY|NMS|Healthcare|Biotechnology||sp500
INDA|iShares MSCI India ETF|ETF|PCX|||India Equity|
INDY|iShares India 50 ETF|ETF|NGM|||India Equity|
INFY|Infosys Limited|EQUITY|NYQ|Technology|Information Technology Services||
ING|ING Groep N.V.|EQUITY|NYQ|Financial Services|Banks - Diversified||
INSM|Insmed Incorporated|EQUITY|NMS|Healthcare|Biotechnology||
INTC|Intel Corp.|EQUITY|NMS|Technology|Semiconductors||sp500
INTU|Intuit Inc.|EQUITY|NMS|Technology|Software - Application||sp500
INVH|Invitation Homes Inc.|EQUITY|NYQ|Real Estate|REIT - Residential||sp500
IONQ|IonQ, Inc.|EQUITY|NYQ|Technology|Computer Hardware||
IONS|Ionis Pharmaceuticals, Inc.|EQUITY|NMS|Healthcare|Biotechnology||
IOT|Samsara Inc.|EQUITY|NYQ|Technology|Software - Application||
IP|International Paper Company|EQUITY|NYQ|Basic Materials|Paper & Paper Products||sp500
IQV|IQVIA Holdings Inc.|EQUITY|NYQ|Healthcare|Diagnostics & Research||sp500
IR|Ingersoll Rand Inc.|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||sp500
IREN|IREN Limited|EQUITY|NMS|Technology|Software - Infrastructure||
IRM|Iron Mountain Incorporated|EQUITY|NYQ|Real Estate|REIT - Specialty||sp500
ISRG|Intuitive Surgical, Inc.|EQUITY|NMS|Healthcare|Medical Instruments & Supplies||sp500
IT|Gartner, Inc.|EQUITY|NYQ|Industrials|Consulting Services||sp500
ITA|iShares U.S. Aerospace & Defense ETF|ETF|PCX|||Industrials|
ITOT|iShares Core S&P Total U.S. Stock Market ETF|ETF|PCX|||Large Blend|
ITT|ITT Inc.|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||
ITUB|Itaú Unibanco Holding S.A.|EQUITY|NYQ|Financial Services|Banks - Regional||
ITW|Illinois Tool Works Inc.|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||sp500
IUSG|iShares Core S&P U.S. Growth ETF|ETF|NGM|||Large Growth|
IVE|iShares S&P 500 Value ETF|ETF|PCX|||Large Value|
IVV|iShares Core S&P 500 ETF|ETF|PCX|||Large Blend|
IVW|iShares S&P 500 Growth ETF|ETF|PCX|||Large Growth|
IVZ|Invesco Ltd.|EQUITY|NYQ|Financial Services|Asset Management||sp500
IWB|iShares Russell 1000 ETF|ETF|PCX|||Large Blend|
IWD|iShares Russell 1000 Value ETF|ETF|PCX|||Large Value|
IWF|iShares Russell 1000 Growth ETF|ETF|PCX|||Large Growth|
IWM|iShares Russell 2000 ETF|ETF|PCX|||Small Blend|
IWR|iShares Russell Mid-Cap ETF|ETF|PCX|||Mid-Cap Blend|
IX|ORIX Corporation|EQUITY|NYQ|Financial Services|Credit Services||
IXUS|iShares Core MSCI Total International Stock ETF|ETF|NGM|||Foreign Large Blend|
IYR|iShares U.S. Real Estate ETF|ETF|PCX|||Real Estate|
IYW|iShares U.S. Technology ETF|ETF|PCX|||Technology|
J|Jacobs Solutions Inc.|EQUITY|NYQ|Industrials|Engineering & Construction||sp500
JAZZ|Jazz Pharmaceuticals plc|EQUITY|NMS|Healthcare|Drug Manufacturers - Specialty & Generic||
JBHT|J.B. Hunt Transport Services, Inc.|EQUITY|NMS|Industrials|Trucking||sp500
JBL|Jabil Inc.|EQUITY|NYQ|Technology|Electronic Components||sp500
JBS|Jbs N.V.|EQUITY|NYQ|Consumer Defensive|Packaged Foods||
JCI|Johnson Controls International plc|EQUITY|NYQ|Basic Materials|Building Products & Equipment||sp500
JD|JD.com, Inc.|EQUITY|NMS|Consumer Cyclical|Internet Retail||
JEF|Jefferies Financial Group Inc.|EQUITY|NYQ|Financial Services|Capital Markets||
JEPI|JPMorgan Equity Premium Income ETF|ETF|PCX|||Derivative Income|
JEPQ|JPMorgan Nasdaq Equity Premium Income ETF|ETF|NGM|||Derivative Income|
JFLI|JPMorgan Flexible Income ETF|ETF|PCX|||Global Moderate Allocation|
JHX|James Hardie Industries plc|EQUITY|NYQ|Basic Materials|Building Materials||
JKHY|Jack Henry & Associates, Inc.|EQUITY|NMS|Technology|Information Technology Services||sp500
JLL|Jones Lang LaSalle Incorporated|EQUITY|NYQ|Real Estate|Real Estate Services||
JNJ|Johnson & Johnson|EQUITY|NYQ|Healthcare|Drug Manufacturers - General||sp500
JNK|State Street SPDR Bloomberg High Yield Bond ETF|ETF|PCX|||High Yield Bond|
JPM|JPMorgan Chase & Co.|EQUITY|NYQ|Financial Services|Banks - Diversified||sp500
KB|KB Financial Group Inc.|EQUITY|NYQ|Financial Services|Banks - Regional||
KBE|State Street SPDR S&P Bank ETF|ETF|PCX|||Financial|
KDP|Keurig Dr Pepper Inc.|EQUITY|NMS|Consumer Defensive|Beverages - Non-Alcoholic||sp500
KEP|Korea Electric Power Corporation|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||
KEY|KeyCorp|EQUITY|NYQ|Financial Services|Banks - Regional||sp500
KEYS|Keysight Technologies, Inc.|EQUITY|NYQ|Technology|Scientific & Technical Instruments||sp500
KGC|Kinross Gold Corporation|EQUITY|NYQ|Basic Materials|Gold||
KHC|The Kraft Heinz Company|EQUITY|NMS|Consumer Defensive|Packaged Foods||sp500
KIM|Kimco Realty Corporation|EQUITY|NYQ|Real Estate|REIT - Retail||sp500
KKR|KKR & Co. Inc.|EQUITY|NYQ|Financial Services|Asset Management||sp500
KKRS|KKR Group Finance Co. IX LLC 4.|EQUITY|NYQ|Financial Services|Asset Management|Preferred or note|
KLAC|KLA Corporation|EQUITY|NMS|Technology|Semiconductor Equipment & Materials||sp500
KMB|Kimberly-Clark Corporation|EQUITY|NMS|Consumer Defensive|Household & Personal Products||sp500
KMI|Kinder Morgan, Inc.|EQUITY|NYQ|Energy|Oil & Gas Midstream||sp500
KNX|Knight-Swift Transportation Holdings Inc.|EQUITY|NYQ|Industrials|Trucking||
KO|The Coca-Cola Company|EQUITY|NYQ|Consumer Defensive|Beverages - Non-Alcoholic||sp500
KOF|Coca-Cola FEMSA, S.A.B. de C.V.|EQUITY|NYQ|Consumer Defensive|Beverages - Non-Alcoholic||
KR|The Kroger Co.|EQUITY|NYQ|Consumer Defensive|Grocery Stores||sp500
KRE|State Street SPDR S&P Regional Banking ETF|ETF|PCX|||Financial|
KRYS|Krystal Biotech, Inc.|EQUITY|NMS|Healthcare|Biotechnology||
KSPI|Joint Stock Company Kaspi.kz|EQUITY|NMS|Technology|Information Technology Services||
KTOS|Kratos Defense & Security Solutions, Inc.|EQUITY|NMS|Industrials|Aerospace & Defense||
KVUE|Kenvue Inc.|EQUITY|NYQ|Consumer Defensive|Household & Personal Products||sp500
KWEB|KraneShares CSI China Internet ETF|ETF|PCX|||Greater China Region|
KYMR|Kymera Therapeutics, Inc.|EQUITY|NMS|Healthcare|Biotechnology||
L|Loews Corporation|EQUITY|NYQ|Financial Services|Insurance - Property & Casualty||sp500
LABU|Direxion Daily S&P Biotech Bull 3X Shares|ETF|PCX|||Trading--Leveraged Equity|
LAMR|Lamar Advertising Company|EQUITY|NMS|Real Estate|REIT - Specialty||
LCID|Lucid Group, Inc.|EQUITY|NMS|Consumer Cyclical|Auto Manufacturers||
LDOS|Leidos Holdings, Inc.|EQUITY|NYQ|Technology|Information Technology Services||sp500
LECO|Lincoln Electric Holdings, Inc.|EQUITY|NMS|Industrials|Tools & Accessories||
LEN|Lennar Corporation|EQUITY|NYQ|Consumer Cyclical|Residential Construction||sp500
LFUS|Littelfuse, Inc.|EQUITY|NMS|Technology|Electronic Components||
LH|Labcorp Holdings Inc.|EQUITY|NYQ|Healthcare|Diagnostics & Research||sp500
LHX|L3Harris Technologies, Inc.|EQUITY|NYQ|Industrials|Aerospace & Defense||sp500
LI|Li Auto Inc.|EQUITY|NMS|Consumer Cyclical|Auto Manufacturers||
LII|Lennox International Inc.|EQUITY|NYQ|Industrials|Building Products & Equipment||sp500
LIN|Linde plc|EQUITY|NMS|Basic Materials|Specialty Chemicals||sp500
LINE|Lineage, Inc.|EQUITY|NMS|Real Estate|REIT - Industrial||
LIT|Global X Lithium & Battery Tech ETF|ETF|PCX|||Natural Resources|
LITE|Lumentum Holdings Inc.|EQUITY|NMS|Technology|Communication Equipment||sp500
LLY|Eli Lilly and Company|EQUITY|NYQ|Healthcare|Drug Manufacturers - General||sp500
LLYVK|Liberty Live Group|EQUITY|NMS|Communication Services|Entertainment||
LMT|Lockheed Martin Corporation|EQUITY|NYQ|Industrials|Aerospace & Defense||sp500
LNG|Cheniere Energy, Inc.|EQUITY|NYQ|Energy|Oil & Gas Midstream||
LNT|Alliant Energy Corporation|EQUITY|NMS|Utilities|Utilities - Regulated Electric||sp500
LOGI|Logitech International S.A.|EQUITY|NMS|Technology|Computer Hardware||
LOW|Lowe's Companies, Inc.|EQUITY|NYQ|Consumer Cyclical|Home Improvement Retail||sp500
LPLA|LPL Financial Holdings Inc.|EQUITY|NMS|Financial Services|Capital Markets||
LQD|iShares iBoxx $ Investment Grade Corporate Bond ETF|ETF|PCX|||Corporate Bond|
LRCX|Lam Research Corporation|EQUITY|NMS|Technology|Semiconductor Equipment & Materials||sp500
LSCC|Lattice Semiconductor Corporation|EQUITY|NMS|Technology|Semiconductors||
LTH|Life Time Group Holdings, Inc.|EQUITY|NYQ|Consumer Cyclical|Leisure||
LTM|LATAM Airlines Group S.A.|EQUITY|NYQ|Industrials|Airlines||
LULU|Lululemon Athletica Inc.|EQUITY|NMS|Consumer Cyclical|Apparel Retail||sp500
LUV|Southwest Airlines Co.|EQUITY|NYQ|Industrials|Airlines||sp500
LVS|Las Vegas Sands Corp.|EQUITY|NYQ|Consumer Cyclical|Resorts & Casinos||sp500
LYB|LyondellBasell Industries N.V.|EQUITY|NYQ|Basic Materials|Specialty Chemicals||sp500
LYG|Lloyds Banking Group plc|EQUITY|NYQ|Financial Services|Banks - Regional||
LYV|Live Nation Entertainment, Inc.|EQUITY|NYQ|Communication Services|Entertainment||sp500
MA|Mastercard Incorporated|EQUITY|NYQ|Financial Services|Credit Services||sp500
MAA|Mid-America Apartment Communities, Inc.|EQUITY|NYQ|Real Estate|REIT - Residential||sp500
MAGS|Roundhill Magnificent Seven ETF|ETF|BTS|||Large Growth|
MAGX|Roundhill Daily 2X Long Magnificent Seven ETF|ETF|BTS|||Trading--Leveraged Equity|
MANH|Manhattan Associates, Inc.|EQUITY|NMS|Technology|Software - Application||
MAR|Marriott International, Inc.|EQUITY|NMS|Consumer Cyclical|Lodging||sp500
MARA|MARA Holdings, Inc.|EQUITY|NCM|Financial Services|Capital Markets||
MAS|Masco Corporation|EQUITY|NYQ|Basic Materials|Building Products & Equipment||sp500
MBB|iShares MBS ETF|ETF|NGM|||Intermediate Government|
MCD|McDonald's Corporation|EQUITY|NYQ|Consumer Cyclical|Restaurants||sp500
MCHI|iShares MSCI China ETF|ETF|NGM|||Greater China Region|
MCHP|Microchip Technology Incorporated|EQUITY|NMS|Technology|Semiconductors||sp500
MCK|McKesson Corporation|EQUITY|NYQ|Healthcare|Medical Distribution||sp500
MCO|Moody's Corporation|EQUITY|NYQ|Financial Services|Financial Data & Stock Exchanges||sp500
MDB|MongoDB, Inc.|EQUITY|NMS|Technology|Software - Infrastructure||
MDGL|Madrigal Pharmaceuticals, Inc.|EQUITY|NMS|Healthcare|Biotechnology||
MDLZ|Mondelez International, Inc.|EQUITY|NMS|Consumer Defensive|Confectioners||sp500
MDT|Medtronic plc|EQUITY|NYQ|Healthcare|Medical Devices||sp500
MEDP|Medpace Holdings, Inc.|EQUITY|NMS|Healthcare|Diagnostics & Research||
MELI|MercadoLibre, Inc.|EQUITY|NMS|Consumer Cyclical|Internet Retail||
MET|MetLife, Inc.|EQUITY|NYQ|Financial Services|Insurance - Life||sp500
META|Meta Platforms, Inc.|EQUITY|NMS|Communication Services|Internet Content & Information||sp500
MFC|Manulife Financial Corporation|EQUITY|NYQ|Financial Services|Insurance - Life||
MFG|Mizuho Financial Group, Inc.|EQUITY|NYQ|Financial Services|Banks - Diversified||
MGA|Magna International Inc.|EQUITY|NYQ|Consumer Cyclical|Auto Parts||
MGK|Vanguard Mega Cap Growth Index Fund|ETF|PCX|||Large Growth|
MGM|MGM Resorts International|EQUITY|NYQ|Consumer Cyclical|Resorts & Casinos||sp500
MKC|McCormick & Company, Incorporated|EQUITY|NYQ|Consumer Defensive|Packaged Foods||sp500
MKL|Markel Corporation|EQUITY|NYQ|Financial Services|Insurance - Property & Casualty||
MKSI|MKS Inc.|EQUITY|NMS|Technology|Semiconductor Equipment & Materials||
MLI|Mueller Industries, Inc.|EQUITY|NYQ|Industrials|Metal Fabrication||
MLM|Martin Marietta Materials, Inc.|EQUITY|NYQ|Basic Materials|Building Materials||sp500
MMM|3M Company|EQUITY|NYQ|Industrials|Conglomerates||sp500
MNST|Monster Beverage Corporation|EQUITY|NMS|Consumer Defensive|Beverages - Non-Alcoholic||sp500
MO|Altria Group, Inc.|EQUITY|NYQ|Consumer Defensive|Tobacco||sp500
MOAT|VanEck Morningstar Wide Moat ETF|ETF|BTS|||Large Blend|
MOD|Modine Manufacturing Company|EQUITY|NYQ|Industrials|Auto Parts||
MOG-A|Moog Inc.|EQUITY|NYQ|Industrials|Aerospace & Defense||
MOH|Molina Healthcare, Inc.|EQUITY|NYQ|Healthcare|Healthcare Plans||
MOS|Mosaic Company (The)|EQUITY|NYQ|Basic Materials|Agricultural Inputs||sp500
MP|MP Materials Corp.|EQUITY|NYQ|Basic Materials|Other Industrial Metals & Mining||
MPC|Marathon Petroleum Corporation|EQUITY|NYQ|Energy|Oil & Gas Refining & Marketing||sp500
MPLX|MPLX Lp|EQUITY|NYQ|Energy|Oil & Gas Midstream||
MPWR|Monolithic Power Systems, Inc.|EQUITY|NMS|Technology|Semiconductors||sp500
MRK|Merck & Co., Inc.|EQUITY|NYQ|Healthcare|Drug Manufacturers - General||sp500
MRNA|Moderna, Inc.|EQUITY|NMS|Healthcare|Biotechnology||sp500
MRSH|Marsh & McLennan Companies, Inc.|EQUITY|NYQ|Financial Services|Insurance Brokers||sp500
MRVL|Marvell Technology, Inc.|EQUITY|NMS|Technology|Semiconductors||sp500
MS|Morgan Stanley|EQUITY|NYQ|Financial Services|Capital Markets||sp500
MSCI|MSCI Inc.|EQUITY|NYQ|Financial Services|Financial Data & Stock Exchanges||sp500
MSFT|Microsoft Corporation|EQUITY|NMS|Technology|Software - Infrastructure||sp500
MSGS|Madison Square Garden Sports Corp.|EQUITY|NYQ|Communication Services|Entertainment||
MSI|Motorola Solutions, Inc.|EQUITY|NYQ|Technology|Communication Equipment||sp500
MSTR|Strategy Inc|EQUITY|NMS|Technology|Software - Application||
MT|ArcelorMittal S.A.|EQUITY|NYQ|Basic Materials|Steel||
MTB|M&T Bank Corporation|EQUITY|NYQ|Financial Services|Banks - Regional||sp500
MTD|Mettler-Toledo International Inc.|EQUITY|NYQ|Healthcare|Diagnostics & Research||sp500
MTSI|MACOM Technology Solutions Holdings, Inc.|EQUITY|NMS|Technology|Semiconductors||
MTUM|iShares MSCI USA Momentum Factor ETF|ETF|BTS|||Large Blend|
MTZ|MasTec, Inc.|EQUITY|NYQ|Industrials|Engineering & Construction||
MU|Micron Technology, Inc.|EQUITY|NMS|Technology|Semiconductors||sp500
MUB|iShares National Muni Bond ETF|ETF|PCX|||Muni National Interm|
MUFG|Mitsubishi UFJ Financial Group, Inc.|EQUITY|NYQ|Financial Services|Banks - Diversified||
MUSA|Murphy USA Inc.|EQUITY|NYQ|Consumer Cyclical|Specialty Retail||
NBIS|Nebius Group N.V.|EQUITY|NMS|Technology|Software - Infrastructure||
NBIX|Neurocrine Biosciences, Inc.|EQUITY|NMS|Healthcare|Drug Manufacturers - Specialty & Generic||
NCLH|Norwegian Cruise Line Holdings|EQUITY|NYQ|Consumer Cyclical|Travel Services||sp500
NDAQ|Nasdaq, Inc.|EQUITY|NMS|Financial Services|Financial Data & Stock Exchanges||sp500
NDSN|Nordson Corporation|EQUITY|NMS|Industrials|Specialty Industrial Machinery||sp500
NEE|NextEra Energy, Inc.|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||sp500
NEM|Newmont Corporation|EQUITY|NYQ|Basic Materials|Gold||sp500
NET|Cloudflare, Inc.|EQUITY|NYQ|Technology|Software - Infrastructure||
NFLX|Netflix, Inc.|EQUITY|NMS|Communication Services|Entertainment||sp500
NGG|National Grid plc|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||
NI|NiSource Inc|EQUITY|NYQ|Utilities|Utilities - Diversified||sp500
NIO|NIO Inc.|EQUITY|NYQ|Consumer Cyclical|Auto Manufacturers||
NKE|NIKE, Inc.|EQUITY|NYQ|Consumer Cyclical|Footwear & Accessories||sp500
NLY|Annaly Capital Management, Inc.|EQUITY|NYQ|Real Estate|REIT - Mortgage||
NMR|Nomura Holdings, Inc.|EQUITY|NYQ|Financial Services|Capital Markets||
NOBL|ProShares S&P 500 Dividend Aristocrats ETF|ETF|BTS|||Large Value|
NOC|Northrop Grumman Corporation|EQUITY|NYQ|Industrials|Aerospace & Defense||sp500
NOK|Nokia Oyj|EQUITY|NYQ|Technology|Communication Equipment||
NOW|ServiceNow, Inc.|EQUITY|NYQ|Technology|Software - Application||sp500
NRG|NRG Energy, Inc.|EQUITY|NYQ|Utilities|Utilities - Independent Power Producers||sp500
NSC|Norfolk Southern Corporation|EQUITY|NYQ|Industrials|Railroads||sp500
NTAP|NetApp, Inc.|EQUITY|NMS|Technology|Computer Hardware||sp500
NTES|NetEase, Inc.|EQUITY|NMS|Technology|Electronic Gaming & Multimedia||
NTNX|Nutanix, Inc.|EQUITY|NMS|Technology|Software - Infrastructure||
NTR|Nutrien Ltd.|EQUITY|NYQ|Basic Materials|Agricultural Inputs||
NTRA|Natera, Inc.|EQUITY|NMS|Healthcare|Diagnostics & Research||
NTRS|Northern Trust Corporation|EQUITY|NMS|Financial Services|Asset Management||sp500
NU|Nu Holdings Ltd.|EQUITY|NYQ|Financial Services|Banks - Diversified||
NUE|Nucor Corporation|EQUITY|NYQ|Basic Materials|Steel||sp500
NVDA|NVIDIA Corporation|EQUITY|NMS|Technology|Semiconductors||sp500
NVDL|GraniteShares 2x Long NVDA Daily ETF|ETF|NGM|||Trading--Leveraged Equity|
NVMI|Nova Ltd.|EQUITY|NMS|Technology|Semiconductor Equipment & Materials||
NVO|Novo Nordisk A/S|EQUITY|NYQ|Healthcare|Drug Manufacturers - General||
NVR|NVR, Inc.|EQUITY|NYQ|Consumer Cyclical|Residential Construction||sp500
NVS|Novartis AG|EQUITY|NYQ|Healthcare|Drug Manufacturers - General||
NVT|nVent Electric plc|EQUITY|NYQ|Industrials|Electrical Equipment & Parts||
NWG|NatWest Group plc|EQUITY|NYQ|Financial Services|Banks - Diversified||
NWS|News Corp (Class B)|EQUITY|NMS|Communication Services|Entertainment||sp500
NWSA|News Corporation|EQUITY|NMS|Communication Services|Entertainment||sp500
NXPI|NXP Semiconductors N.V.|EQUITY|NMS|Technology|Semiconductors||sp500
NXT|Nextpower Inc.|EQUITY|NMS|Technology|Solar||
NYT|The New York Times Company|EQUITY|NYQ|Communication Services|Publishing||
O|Realty Income Corporation|EQUITY|NYQ|Real Estate|REIT - Retail||sp500
OC|Owens Corning|EQUITY|NYQ|Basic Materials|Building Products & Equipment||
ODFL|Old Dominion Freight Line, Inc.|EQUITY|NMS|Industrials|Trucking||sp500
OGE|OGE Energy Corp.|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||
OHI|Omega Healthcare Investors, Inc.|EQUITY|NYQ|Real Estate|REIT - Healthcare Facilities||
OIH|VanEck Oil Services ETF|ETF|PCX|||Equity Energy|
OKE|ONEOK, Inc.|EQUITY|NYQ|Energy|Oil & Gas Midstream||sp500
OKTA|Okta, Inc.|EQUITY|NMS|Technology|Software - Infrastructure||
OMC|Omnicom Group Inc.|EQUITY|NYQ|Communication Services|Advertising Agencies||sp500
ON|ON Semiconductor Corporation|EQUITY|NMS|Technology|Semiconductors||sp500
ONB|Old National Bancorp|EQUITY|NMS|Financial Services|Banks - Regional||
ONC|BeOne Medicines AG|EQUITY|NMS|Healthcare|Biotechnology||
ONEQ|Fidelity Nasdaq Composite Index ETF|ETF|NGM|||Large Growth|
ONON|On Holding AG|EQUITY|NYQ|Consumer Cyclical|Footwear & Accessories||
ONTO|Onto Innovation Inc.|EQUITY|NYQ|Technology|Semiconductor Equipment & Materials||
ORCL|Oracle Corporation|EQUITY|NYQ|Technology|Software - Infrastructure||sp500
ORI|Old Republic International Corporation|EQUITY|NYQ|Financial Services|Insurance - Diversified||
ORLY|O'Reilly Automotive, Inc.|EQUITY|NMS|Consumer Cyclical|Auto Parts||sp500
OTIS|Otis Worldwide Corporation|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||sp500
OVV|Ovintiv Inc.|EQUITY|NYQ|Energy|Oil & Gas E&P||
OWL|Blue Owl Capital Inc.|EQUITY|NYQ|Financial Services|Asset Management||
OXY|Occidental Petroleum Corporation|EQUITY|NYQ|Energy|Oil & Gas E&P||sp500
P|Everpure, Inc.|EQUITY|NYQ|Industrials|Computer Hardware||
PAA|Plains All American Pipeline, L.P.|EQUITY|NMS|Energy|Oil & Gas Midstream||
PAAS|Pan American Silver Corp.|EQUITY|NYQ|Basic Materials|Silver||
PAC|Grupo Aeroportuario del Pacífico, S.A.B. de C.V.|EQUITY|NYQ|Industrials|Airports & Air Services||
PAG|Penske Automotive Group, Inc.|EQUITY|NYQ|Consumer Cyclical|Auto & Truck Dealerships||
PALL|abrdn Physical Palladium Shares ETF|ETF|PCX|||Commodities Focused|
PANW|Palo Alto Networks, Inc.|EQUITY|NMS|Technology|Software - Infrastructure||sp500
PAVE|Global X U.S. Infrastructure Development ETF|ETF|BTS|||Infrastructure|
PAYC|Paycom Software, Inc.|EQUITY|NYQ|Technology|Software - Application||
PAYX|Paychex, Inc.|EQUITY|NMS|Industrials|Staffing & Employment Services||sp500
PBA|Pembina Pipeline Corporation|EQUITY|NYQ|Energy|Oil & Gas Midstream||
PBR|Petróleo Brasileiro S.A. - Petrobras|EQUITY|NYQ|Energy|Oil & Gas Integrated||
PCAR|PACCAR Inc|EQUITY|NMS|Industrials|Farm & Heavy Construction Machinery||sp500
PCG|PG&E Corporation|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||sp500
PDBC|Invesco Optimum Yield Diversified Commodity Strategy No K-1 ETF|ETF|NGM|||Commodities Broad Basket|
PDD|PDD Holdings Inc.|EQUITY|NMS|Consumer Cyclical|Internet Retail||
PEG|Public Service Enterprise Group Incorporated|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||sp500
PEN|Penumbra, Inc.|EQUITY|NYQ|Healthcare|Medical Devices||
PEP|PepsiCo, Inc.|EQUITY|NMS|Consumer Defensive|Beverages - Non-Alcoholic||sp500
PFE|Pfizer Inc.|EQUITY|NYQ|Healthcare|Drug Manufacturers - General||sp500
PFF|iShares Preferred and Income Securities ETF|ETF|NGM|||Preferred Stock|
PFG|Principal Financial Group, Inc.|EQUITY|NMS|Financial Services|Insurance - Diversified||sp500
PFGC|Performance Food Group Co|EQUITY|NYQ|Consumer Defensive|Food Distribution||
PFH|Prudential Financial, Inc. 4.125% Junior Subordinated Notes due 2060|EQUITY|NYQ|Financial Services|Asset Management|Preferred or note|
PG|The Procter & Gamble Company|EQUITY|NYQ|Consumer Defensive|Household & Personal Products||sp500
PGR|The Progressive Corporation|EQUITY|NYQ|Financial Services|Insurance - Property & Casualty||sp500
PGX|Invesco Preferred ETF|ETF|PCX|||Preferred Stock|
PH|Parker-Hannifin Corporation|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||sp500
PHG|Koninklijke Philips N.V.|EQUITY|NYQ|Healthcare|Medical Devices||
PHM|PulteGroup, Inc.|EQUITY|NYQ|Consumer Cyclical|Residential Construction||sp500
PINS|Pinterest, Inc.|EQUITY|NYQ|Communication Services|Internet Content & Information||
PKG|Packaging Corporation of America|EQUITY|NYQ|Consumer Cyclical|Packaging & Containers||sp500
PKX|POSCO Holdings Inc.|EQUITY|NYQ|Basic Materials|Steel||
PLD|Prologis, Inc.|EQUITY|NYQ|Real Estate|REIT - Industrial||sp500
PLTR|Palantir Technologies Inc.|EQUITY|NMS|Technology|Software - Infrastructure||sp500
PLUG|Plug Power Inc.|EQUITY|NCM|Industrials|Electrical Equipment & Parts||
PM|Philip Morris International Inc.|EQUITY|NYQ|Consumer Defensive|Tobacco||sp500
PNC|The PNC Financial Services Group, Inc.|EQUITY|NYQ|Financial Services|Banks - Regional||sp500
PNFP|Pinnacle Financial Partners, Inc.|EQUITY|NYQ|Financial Services|Banks - Regional||
PNR|Pentair plc|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||sp500
PNW|Pinnacle West Capital Corporation|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||sp500
PODD|Insulet Corp.|EQUITY|NMS|Healthcare|Medical Devices||sp500
POOL|Pool Corporation|EQUITY|NMS|Industrials|Building Products & Equipment||
PPG|PPG Industries, Inc.|EQUITY|NYQ|Basic Materials|Specialty Chemicals||sp500
PPL|PPL Corporation|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||sp500
PPLT|abrdn Physical Platinum Shares ETF|ETF|PCX|||Commodities Focused|
PR|Permian Resources Corporation|EQUITY|NYQ|Energy|Oil & Gas E&P||
PRAX|Praxis Precision Medicines, Inc.|EQUITY|NMS|Healthcare|Biotechnology||
PRI|Primerica, Inc.|EQUITY|NYQ|Financial Services|Insurance - Life||
PRU|Prudential Financial, Inc.|EQUITY|NYQ|Financial Services|Insurance - Life||sp500
PSA|Public Storage|EQUITY|NYQ|Real Estate|REIT - Industrial||sp500
PSKY|Paramount Skydance Corporation Class B Common Stock|EQUITY|NMS|Communication Services|Entertainment||sp500
PSO|Pearson plc|EQUITY|NYQ|Communication Services|Publishing||
PSQ|ProShares Short QQQ|ETF|PCX|||Trading--Inverse Equity|
PSX|Phillips 66|EQUITY|NYQ|Energy|Oil & Gas Refining & Marketing||sp500
PTC|PTC Inc.|EQUITY|NMS|Technology|Software - Infrastructure||sp500
PTGX|Protagonist Therapeutics, Inc.|EQUITY|NMS|Healthcare|Biotechnology||
PUK|Prudential plc|EQUITY|NYQ|Financial Services|Insurance - Life||
PWR|Quanta Services, Inc.|EQUITY|NYQ|Industrials|Engineering & Construction||sp500
PYPL|PayPal Holdings, Inc.|EQUITY|NMS|Financial Services|Credit Services||sp500
Q|Qnity Electronics, Inc.|EQUITY|NYQ|Technology|Semiconductors||sp500
QBTS|D-Wave Quantum Inc.|EQUITY|NYQ|Technology|Computer Hardware||
QCOM|QUALCOMM Incorporated|EQUITY|NMS|Technology|Semiconductors||sp500
QGRO|American Century U.S. Quality Growth ETF|ETF|PCX|||Large Growth|
QLD|ProShares Ultra QQQ|ETF|PCX|||Trading--Leveraged Equity|
QQA|Invesco QQQ Income Advantage ETF|ETF|NGM|||Derivative Income|
QQQ|Invesco QQQ Trust|ETF|NGM|||Large Growth|
QQQI|NEOS NASDAQ-100(R) High Income ETF|ETF|NGM|||Derivative Income|
QQQM|Invesco NASDAQ 100 ETF|ETF|NGM|||Large Growth|
QSR|Restaurant Brands International Inc.|EQUITY|NYQ|Consumer Cyclical|Restaurants||
QTEC|First Trust NASDAQ-100-Technology Sector Index Fund|ETF|NGM|||Technology|
QUAL|iShares MSCI USA Quality Factor ETF|ETF|BTS|||Large Blend|
QXO|QXO, Inc.|EQUITY|NYQ|Industrials|Industrial Distribution||
QYLD|Global X NASDAQ 100 Covered Call ETF|ETF|NGM|||Derivative Income|
R|Ryder System, Inc.|EQUITY|NYQ|Industrials|Rental & Leasing Services||
RACE|Ferrari N.V.|EQUITY|NYQ|Consumer Cyclical|Auto Manufacturers||
RBA|RB Global, Inc.|EQUITY|NYQ|Industrials|Specialty Business Services||
RBC|RBC Bearings Incorporated|EQUITY|NYQ|Industrials|Tools & Accessories||
RBLX|Roblox Corporation|EQUITY|NYQ|Technology|Electronic Gaming & Multimedia||
RBRK|Rubrik, Inc.|EQUITY|NYQ|Technology|Software - Infrastructure||
RCI|Rogers Communications Inc.|EQUITY|NYQ|Communication Services|Telecom Services||
RCL|Royal Caribbean Cruises Ltd.|EQUITY|NYQ|Consumer Cyclical|Travel Services||sp500
RDDT|Reddit, Inc.|EQUITY|NYQ|Communication Services|Internet Content & Information||sp500
RDVY|First Trust Rising Dividend Achievers ETF|ETF|NGM|||Large Value|
RDY|Dr. Reddy's Laboratories Limited|EQUITY|NYQ|Healthcare|Drug Manufacturers - Specialty & Generic||
REG|Regency Centers Corporation|EQUITY|NMS|Real Estate|REIT - Retail||sp500
REGN|Regeneron Pharmaceuticals, Inc.|EQUITY|NMS|Healthcare|Biotechnology||sp500
RELX|RELX Plc|EQUITY|NYQ|Industrials|Specialty Business Services||
REM|iShares Mortgage Real Estate Capped ETF|ETF|PCX|||Real Estate|
REZ|iShares Residential and Multisector Real Estate ETF|ETF|PCX|||Real Estate|
RF|Regions Financial Corporation|EQUITY|NYQ|Financial Services|Banks - Regional||sp500
RGA|Reinsurance Group of America, Incorporated|EQUITY|NYQ|Financial Services|Insurance - Reinsurance||
RGLD|Royal Gold, Inc.|EQUITY|NMS|Basic Materials|Gold||
RGTI|Rigetti Computing, Inc.|EQUITY|NCM|Technology|Computer Hardware||
RIO|Rio Tinto Group|EQUITY|NYQ|Basic Materials|Other Industrial Metals & Mining||
RIOT|Riot Platforms, Inc.|EQUITY|NCM|Financial Services|Capital Markets||
RIVN|Rivian Automotive, Inc.|EQUITY|NMS|Consumer Cyclical|Auto Manufacturers||
RJF|Raymond James Financial, Inc.|EQUITY|NYQ|Financial Services|Capital Markets||sp500
RKLB|Rocket Lab USA, Inc.|EQUITY|NMS|Industrials|Aerospace & Defense||
RKT|Rocket Companies, Inc.|EQUITY|NYQ|Financial Services|Mortgage Finance||
RL|Ralph Lauren Corporation|EQUITY|NYQ|Consumer Cyclical|Apparel Manufacturing||sp500
RMBS|Rambus Inc.|EQUITY|NMS|Technology|Semiconductors||
RMD|ResMed Inc.|EQUITY|NYQ|Healthcare|Medical Instruments & Supplies||sp500
RNR|RenaissanceRe Holdings Ltd.|EQUITY|NYQ|Financial Services|Insurance - Reinsurance||
ROBO|Robo Global Robotics and Automation Index ETF|ETF|PCX|||Global Small/Mid Stock|
ROIV|Roivant Sciences Ltd.|EQUITY|NMS|Healthcare|Biotechnology||
ROK|Rockwell Automation, Inc.|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||sp500
ROKU|Roku, Inc.|EQUITY|NMS|Communication Services|Entertainment||
ROL|Rollins, Inc.|EQUITY|NYQ|Industrials|Specialty Business Services||sp500
ROP|Roper Technologies, Inc.|EQUITY|NMS|Technology|Software - Application||sp500
ROST|Ross Stores, Inc.|EQUITY|NMS|Consumer Cyclical|Apparel Retail||sp500
RPM|RPM International Inc.|EQUITY|NYQ|Basic Materials|Specialty Chemicals||
RPRX|Royalty Pharma plc|EQUITY|NMS|Healthcare|Biotechnology||
RRX|Regal Rexnord Corporation|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||
RS|Reliance Steel & Aluminum Co.|EQUITY|NYQ|Basic Materials|Steel||
RSG|Republic Services, Inc.|EQUITY|NYQ|Industrials|Waste Management||sp500
RSP|Invesco S&P 500 Equal Weight ETF|ETF|PCX|||Large Blend|
RTO|Rentokil Initial plc|EQUITY|NYQ|Industrials|Specialty Business Services||
RTX|RTX Corporation|EQUITY|NYQ|Industrials|Aerospace & Defense||sp500
RVMD|Revolution Medicines, Inc.|EQUITY|NMS|Healthcare|Biotechnology||
RVTY|Revvity, Inc.|EQUITY|NYQ|Healthcare|Diagnostics & Research||sp500
RXRX|Recursion Pharmaceuticals, Inc.|EQUITY|NMS|Healthcare|Biotechnology||
RY|Royal Bank of Canada|EQUITY|NYQ|Financial Services|Banks - Diversified||
RYAAY|Ryanair Holdings plc|EQUITY|NMS|Industrials|Airlines||
RYLD|Global X Russell 2000 Covered Call ETF|ETF|PCX|||Derivative Income|
SAIA|Saia, Inc.|EQUITY|NMS|Industrials|Trucking||
SAIL|SailPoint, Inc.|EQUITY|NMS|Technology|Software - Infrastructure||
SAN|Banco Santander, S.A.|EQUITY|NYQ|Financial Services|Banks - Diversified||
SANM|Sanmina Corporation|EQUITY|NMS|Technology|Electronic Components||
SAP|SAP SE|EQUITY|NYQ|Technology|Software - Application||
SATS|EchoStar Corporation|EQUITY|NMS|Technology|Communication Equipment||
SBAC|SBA Communications Corporation|EQUITY|NMS|Real Estate|REIT - Specialty||sp500
SBS|Companhia de Saneamento Básico do Estado de São Paulo - SABESP|EQUITY|NYQ|Utilities|Utilities - Regulated Water||
SBUX|Starbucks Corporation|EQUITY|NMS|Consumer Cyclical|Restaurants||sp500
SCCO|Southern Copper Corporation|EQUITY|NYQ|Basic Materials|Copper||
SCHB|Schwab U.S. Broad Market ETF|ETF|PCX|||Large Blend|
SCHD|Schwab U.S. Dividend Equity ETF|ETF|PCX|||Large Value|
SCHG|Schwab U.S. Large-Cap Growth ETF|ETF|PCX|||Large Growth|
SCHH|Schwab U.S. REIT ETF|ETF|PCX|||Real Estate|
SCHO|Schwab Short-Term U.S. Treasury ETF|ETF|PCX|||Short Government|
SCHP|Schwab U.S. TIPS ETF|ETF|PCX|||Inflation-Protected Bond|
SCHV|Schwab U.S. Large-Cap Value ETF|ETF|PCX|||Large Value|
SCHW|The Charles Schwab Corporation|EQUITY|NYQ|Financial Services|Capital Markets||sp500
SCHX|Schwab U.S. Large-Cap ETF|ETF|PCX|||Large Blend|
SCI|Service Corporation International|EQUITY|NYQ|Consumer Cyclical|Personal Services||
SDS|ProShares UltraShort S&P500|ETF|PCX|||Trading--Inverse Equity|
SDY|State Street SPDR S&P Dividend ETF|ETF|PCX|||Mid-Cap Value|
SE|Sea Limited|EQUITY|NYQ|Consumer Cyclical|Internet Retail||
SEIC|SEI Investments Company|EQUITY|NMS|Financial Services|Asset Management||
SF|Stifel Financial Corp|EQUITY|NYQ|Financial Services|Capital Markets||
SGI|Somnigroup International Inc|EQUITY|NYQ|Consumer Cyclical|Furnishings, Fixtures & Appliances||
SGOV|iShares 0-3 Month Treasury Bond ETF|ETF|PCX|||Ultrashort Bond|
SH|ProShares Short S&P500|ETF|PCX|||Trading--Inverse Equity|
SHEL|Shell plc|EQUITY|NYQ|Energy|Oil & Gas Integrated||
SHG|Shinhan Financial Group Co., Ltd.|EQUITY|NYQ|Financial Services|Banks - Regional||
SHOP|Shopify Inc.|EQUITY|NMS|Technology|Software - Application||
SHW|The Sherwin-Williams Company|EQUITY|NYQ|Basic Materials|Specialty Chemicals||sp500
SHY|iShares 1-3 Year Treasury Bond ETF|ETF|NGM|||Short Government|
SHYG|iShares 0-5 Year High Yield Corporate Bond ETF|ETF|PCX|||High Yield Bond|
SIRI|Sirius XM Holdings Inc.|EQUITY|NMS|Communication Services|Entertainment||
SITM|SiTime Corporation|EQUITY|NMS|Technology|Semiconductors||
SIVR|abrdn Physical Silver Shares ETF|ETF|PCX|||Commodities Focused|
SIZE|iShares MSCI USA Size Factor ETF|ETF|PCX|||Mid-Cap Blend|
SJM|The J. M. Smucker Company|EQUITY|NYQ|Consumer Defensive|Packaged Foods||sp500
SKM|SK Telecom Co.,Ltd|EQUITY|NYQ|Communication Services|Telecom Services||
SLB|Slb N.V.|EQUITY|NYQ|Energy|Oil & Gas Equipment & Services||sp500
SLF|Sun Life Financial Inc.|EQUITY|NYQ|Financial Services|Insurance - Diversified||
SLV|iShares Silver Trust|ETF|PCX|||Commodities Focused|
SMCI|Super Micro Computer, Inc.|EQUITY|NMS|Technology|Computer Hardware||sp500
SMFG|Sumitomo Mitsui Financial Group, Inc.|EQUITY|NYQ|Financial Services|Banks - Diversified||
SMH|VanEck Semiconductor ETF|ETF|NGM|||Technology|
SMMT|Summit Therapeutics Inc.|EQUITY|NMS|Healthcare|Biotechnology||
SMTC|Semtech Corporation|EQUITY|NMS|Technology|Semiconductors||
SN|SharkNinja, Inc.|EQUITY|NYQ|Consumer Cyclical|Furnishings, Fixtures & Appliances||
SNA|Snap-on Incorporated|EQUITY|NYQ|Industrials|Tools & Accessories||sp500
SNDK|Sandisk Corporation|EQUITY|NMS|Technology|Computer Hardware||sp500
SNN|Smith & Nephew plc|EQUITY|NYQ|Healthcare|Medical Devices||
SNOW|Snowflake Inc.|EQUITY|NYQ|Technology|Software - Infrastructure||
SNPS|Synopsys, Inc.|EQUITY|NMS|Technology|Software - Application||sp500
SNX|TD Synnex Corp|EQUITY|NYQ|Technology|Electronics & Computer Distribution||
SNY|Sanofi|EQUITY|NMS|Healthcare|Drug Manufacturers - General||
SO|The Southern Company|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||sp500
SOFI|SoFi Technologies, Inc.|EQUITY|NMS|Financial Services|Credit Services||
SOJC|The Southern Company JR 2017B NT 77|EQUITY|NYQ|Utilities|Utilities - Regulated Electric|Preferred or note|
SOJD|Southern Company (The) Series 2|EQUITY|NYQ|Utilities|Utilities - Regulated Electric|Preferred or note|
SOLS|Solstice Advanced Materials Inc.|EQUITY|NMS|Basic Materials|Specialty Chemicals||
SOLV|Solventum Corporation|EQUITY|NYQ|Healthcare|Medical Instruments & Supplies||sp500
SONY|Sony Group Corporation|EQUITY|NYQ|Technology|Consumer Electronics||
SOUN|SoundHound AI, Inc.|EQUITY|NGM|Technology|Software - Application||
SOXL|Direxion Daily Semiconductor Bull 3X Shares|ETF|PCX|||Trading--Leveraged Equity|
SOXS|Direxion Daily Semiconductor Bear 3X Shares|ETF|PCX|||Trading--Inverse Equity|
SOXX|iShares Semiconductor ETF|ETF|NGM|||Technology|
SPG|Simon Property Group, Inc.|EQUITY|NYQ|Real Estate|REIT - Retail||sp500
SPGI|S&P Global Inc.|EQUITY|NYQ|Financial Services|Financial Data & Stock Exchanges||sp500
SPHD|Invesco S&P 500 High Dividend Low Volatility ETF|ETF|PCX|||Large Value|
SPLG|State Street SPDR Portfolio S&P 500 ETF|ETF|PCX|||Large Blend|
SPMO|Invesco S&P 500 Momentum ETF|ETF|PCX|||Large Blend|
SPOT|Spotify Technology S.A.|EQUITY|NYQ|Communication Services|Internet Content & Information||
SPXC|SPX Technologies, Inc.|EQUITY|NYQ|Basic Materials|Building Products & Equipment||
SPXL|Direxion Daily S&P500 Bull 3X Shares|ETF|PCX|||Trading--Leveraged Equity|
SPY|State Street SPDR S&P 500 ETF Trust|ETF|PCX|||Large Blend|
SPYD|State Street SPDR Portfolio S&P 500 High Dividend ETF|ETF|PCX|||Mid-Cap Value|
SPYI|Neos S&P 500(R) High Income ETF|ETF|BTS|||Derivative Income|
SQM|Sociedad Química y Minera de Chile S.A.|EQUITY|NYQ|Basic Materials|Specialty Chemicals||
SQQQ|ProShares UltraPro Short QQQ|ETF|NGM|||Trading--Inverse Equity|
SRE|Sempra|EQUITY|NYQ|Utilities|Utilities - Diversified||sp500
SSB|SouthState Bank Corp.|EQUITY|NYQ|Financial Services|Banks - Regional||
SSNC|SS&C Technologies Holdings, Inc.|EQUITY|NMS|Technology|Software - Application||
SSO|ProShares Ultra S&P500|ETF|PCX|||Trading--Leveraged Equity|
STE|STERIS plc|EQUITY|NYQ|Healthcare|Medical Devices||sp500
STIP|iShares 0-5 Year TIPS Bond ETF|ETF|PCX|||Short-Term Inflation-Protected Bond|
STLA|Stellantis N.V.|EQUITY|NYQ|Consumer Cyclical|Auto Manufacturers||
STLD|Steel Dynamics, Inc.|EQUITY|NMS|Basic Materials|Steel||sp500
STM|STMicroelectronics N.V.|EQUITY|NYQ|Technology|Semiconductors||
STRF|MicroStrategy Incorporated 10.00% Series A Perpetual Strife Preferred Stock|EQUITY|NMS|Technology|Software - Application|Preferred or note|
STRL|Sterling Infrastructure, Inc.|EQUITY|NMS|Industrials|Engineering & Construction||
STT|State Street Corporation|EQUITY|NYQ|Financial Services|Asset Management||sp500
STX|Seagate Technology Holdings plc|EQUITY|NMS|Technology|Computer Hardware||sp500
STZ|Constellation Brands, Inc.|EQUITY|NYQ|Consumer Defensive|Beverages - Wineries & Distilleries||sp500
SU|Suncor Energy Inc.|EQUITY|NYQ|Energy|Oil & Gas Integrated||
SUI|Sun Communities, Inc.|EQUITY|NYQ|Real Estate|REIT - Residential||
SUN|Sunoco LP|EQUITY|NYQ|Energy|Oil & Gas Refining & Marketing||
SUZ|Suzano S.A.|EQUITY|NYQ|Basic Materials|Paper & Paper Products||
SW|Smurfit Westrock plc|EQUITY|NYQ|Consumer Cyclical|Packaging & Containers||sp500
SWK|Stanley Black & Decker, Inc.|EQUITY|NYQ|Industrials|Tools & Accessories||sp500
SWKS|Skyworks Solutions, Inc.|EQUITY|NMS|Technology|Semiconductors||sp500
SYF|Synchrony Financial|EQUITY|NYQ|Financial Services|Credit Services||sp500
SYK|Stryker Corporation|EQUITY|NYQ|Healthcare|Medical Devices||sp500
SYM|Symbotic Inc.|EQUITY|NMS|Industrials|Specialty Industrial Machinery||
SYY|Sysco Corporation|EQUITY|NYQ|Consumer Defensive|Food Distribution||sp500
T|AT&T Inc.|EQUITY|NYQ|Communication Services|Telecom Services||sp500
TAK|Takeda Pharmaceutical Company Limited|EQUITY|NYQ|Healthcare|Drug Manufacturers - Specialty & Generic||
TAN|Invesco Solar ETF|ETF|PCX|||Miscellaneous Sector|
TAP|Molson Coors Beverage Company|EQUITY|NYQ|Consumer Defensive|Beverages - Brewers||sp500
TBB|AT&T Inc. 5.35% GLB NTS 66|EQUITY|NYQ|Communication Services|Entertainment|Preferred or note|
TCOM|Trip.com Group Limited|EQUITY|NMS|Consumer Cyclical|Travel Services||
TCPA|TransCanada PipeLines Limited 6|EQUITY|NYQ|Energy|Oil & Gas Midstream|Preferred or note|
TD|The Toronto-Dominion Bank|EQUITY|NYQ|Financial Services|Banks - Diversified||
TDG|TransDigm Group Incorporated|EQUITY|NYQ|Industrials|Aerospace & Defense||sp500
TDY|Teledyne Technologies Incorporated|EQUITY|NYQ|Technology|Scientific & Technical Instruments||sp500
TEAM|Atlassian Corporation|EQUITY|NMS|Technology|Software - Application||
TECH|Bio-Techne Corporation|EQUITY|NMS|Healthcare|Medical Devices||sp500
TECK|Teck Resources Limited|EQUITY|NYQ|Basic Materials|Copper||
TECL|Direxion Daily Technology Bull 3X Shares|ETF|PCX|||Trading--Leveraged Equity|
TEL|TE Connectivity plc|EQUITY|NYQ|Technology|Electronic Components||sp500
TER|Teradyne, Inc.|EQUITY|NMS|Technology|Semiconductor Equipment & Materials||sp500
TEVA|Teva Pharmaceutical Industries Limited|EQUITY|NYQ|Healthcare|Drug Manufacturers - Specialty & Generic||
TFC|Truist Financial Corporation|EQUITY|NYQ|Financial Services|Banks - Regional||sp500
TFII|TFI International Inc.|EQUITY|NYQ|Industrials|Trucking||
TFLO|iShares Treasury Floating Rate Bond ETF|ETF|PCX|||Ultrashort Bond|
TGT|Target Corporation|EQUITY|NYQ|Consumer Defensive|Discount Stores||sp500
THC|Tenet Healthcare Corporation|EQUITY|NYQ|Healthcare|Medical Care Facilities||
TIGO|Millicom International Cellular S.A.|EQUITY|NMS|Communication Services|Telecom Services||
TIP|iShares TIPS Bond ETF|ETF|PCX|||Inflation-Protected Bond|
TJX|The TJX Companies, Inc.|EQUITY|NYQ|Consumer Cyclical|Apparel Retail||sp500
TKO|TKO Group Holdings, Inc.|EQUITY|NYQ|Communication Services|Entertainment||sp500
TLK|Perusahaan Perseroan (Persero) PT Telekomunikasi Indonesia Tbk|EQUITY|NYQ|Communication Services|Telecom Services||
TLN|Talen Energy Corporation|EQUITY|NMS|Utilities|Utilities - Independent Power Producers||
TLT|iShares 20+ Year Treasury Bond ETF|ETF|NGM|||Long Government|
TM|Toyota Motor Corporation|EQUITY|NYQ|Consumer Cyclical|Auto Manufacturers||
TME|Tencent Music Entertainment Group|EQUITY|NYQ|Communication Services|Internet Content & Information||
TMF|Direxion Daily 20+ Year Treasury Bull 3X Shares|ETF|PCX|||Trading--Leveraged Debt|
TMO|Thermo Fisher Scientific Inc.|EQUITY|NYQ|Healthcare|Diagnostics & Research||sp500
TMUS|T-Mobile US, Inc.|EQUITY|NMS|Communication Services|Telecom Services||sp500
TMV|Direxion Daily 20+ Year Treasury Bear 3X Shares|ETF|PCX|||Trading--Inverse Debt|
TNA|Direxion Daily Small Cap Bull 3X Shares|ETF|PCX|||Trading--Leveraged Equity|
TOL|Toll Brothers, Inc.|EQUITY|NYQ|Consumer Cyclical|Residential Construction||
TOST|Toast, Inc.|EQUITY|NYQ|Technology|Software - Application||
TPG|TPG Inc.|EQUITY|NMS|Financial Services|Asset Management||
TPL|Texas Pacific Land Corporation|EQUITY|NYQ|Energy|Oil & Gas E&P||sp500
TPR|Tapestry, Inc.|EQUITY|NYQ|Consumer Cyclical|Luxury Goods||sp500
TQQQ|ProShares UltraPro QQQ|ETF|NGM|||Trading--Leveraged Equity|
TRGP|Targa Resources Corp.|EQUITY|NYQ|Energy|Oil & Gas Midstream||sp500
TRI|Thomson Reuters Corporation|EQUITY|NMS|Industrials|Specialty Business Services||
TRMB|Trimble Inc.|EQUITY|NMS|Technology|Software - Application||sp500
TROW|T. Rowe Price Group, Inc.|EQUITY|NMS|Financial Services|Asset Management||sp500
TRP|TC Energy Corporation|EQUITY|NYQ|Energy|Oil & Gas Midstream||
TRU|TransUnion|EQUITY|NYQ|Financial Services|Consulting Services||
TRV|The Travelers Companies, Inc.|EQUITY|NYQ|Financial Services|Insurance - Property & Casualty||sp500
TS|Tenaris S.A.|EQUITY|NYQ|Energy|Oil & Gas Equipment & Services||
TSCO|Tractor Supply Company|EQUITY|NMS|Consumer Cyclical|Specialty Retail||sp500
TSEM|Tower Semiconductor Ltd.|EQUITY|NMS|Technology|Semiconductors||
TSLA|Tesla, Inc.|EQUITY|NMS|Consumer Cyclical|Auto Manufacturers||sp500
TSLL|Direxion Daily TSLA Bull 2X Shares|ETF|NGM|||Trading--Leveraged Equity|
TSM|Taiwan Semiconductor Manufacturing Company Limited|EQUITY|NYQ|Technology|Semiconductors||
TSN|Tyson Foods, Inc.|EQUITY|NYQ|Consumer Defensive|Farm Products||sp500
TT|Trane Technologies plc|EQUITY|NYQ|Industrials|Building Products & Equipment||sp500
TTD|Trade Desk (The)|EQUITY|NMS|Communication Services|Advertising Agencies||sp500
TTE|TotalEnergies SE|EQUITY|NYQ|Energy|Oil & Gas Integrated||
TTMI|TTM Technologies, Inc.|EQUITY|NMS|Technology|Electronic Components||
TTWO|Take-Two Interactive Software, Inc.|EQUITY|NMS|Technology|Electronic Gaming & Multimedia||sp500
TU|Telus Corp|EQUITY|NYQ|Communication Services|Telecom Services||
TW|Tradeweb Markets Inc.|EQUITY|NMS|Financial Services|Capital Markets||
TWLO|Twilio Inc.|EQUITY|NYQ|Technology|Software - Infrastructure||
TX|Ternium S.A.|EQUITY|NYQ|Basic Materials|Steel||
TXN|Texas Instruments Incorporated|EQUITY|NMS|Technology|Semiconductors||sp500
TXRH|Texas Roadhouse, Inc.|EQUITY|NMS|Consumer Cyclical|Restaurants||
TXT|Textron Inc.|EQUITY|NYQ|Industrials|Aerospace & Defense||sp500
TYL|Tyler Technologies, Inc.|EQUITY|NYQ|Technology|Software - Application||sp500
TZA|Direxion Daily Small Cap Bear 3X Shares|ETF|PCX|||Trading--Inverse Equity|
U|Unity Software Inc.|EQUITY|NYQ|Technology|Software - Application||
UAL|United Airlines Holdings, Inc.|EQUITY|NMS|Industrials|Airlines||sp500
UBER|Uber Technologies, Inc.|EQUITY|NYQ|Technology|Software - Application||sp500
UBS|UBS Group AG|EQUITY|NYQ|Financial Services|Banks - Diversified||
UDOW|ProShares UltraPro Dow30|ETF|PCX|||Trading--Leveraged Equity|
UDR|UDR, Inc.|EQUITY|NYQ|Real Estate|REIT - Residential||sp500
UHAL|U-Haul Holding Company|EQUITY|NYQ|Industrials|Rental & Leasing Services||
UHS|Universal Health Services, Inc.|EQUITY|NYQ|Healthcare|Medical Care Facilities||sp500
UI|Ubiquiti Inc.|EQUITY|NYQ|Technology|Communication Equipment||
UL|Unilever PLC|EQUITY|NYQ|Consumer Defensive|Household & Personal Products||
ULS|UL Solutions Inc.|EQUITY|NYQ|Industrials|Specialty Business Services||
ULTA|Ulta Beauty, Inc.|EQUITY|NMS|Consumer Cyclical|Specialty Retail||sp500
UMBF|UMB Financial Corporation|EQUITY|NMS|Financial Services|Banks - Regional||
UMC|United Microelectronics Corporation|EQUITY|NYQ|Technology|Semiconductors||
UNG|United States Natural Gas Fund, LP|ETF|PCX|||Commodities Focused|
UNH|UnitedHealth Group Incorporated|EQUITY|NYQ|Healthcare|Healthcare Plans||sp500
UNM|Unum Group|EQUITY|NYQ|Financial Services|Insurance - Life||
UNMA|Unum Group 6.250% JR NT58|EQUITY|NYQ|Financial Services|Asset Management|Preferred or note|
UNP|Union Pacific Corporation|EQUITY|NYQ|Industrials|Railroads||sp500
UPRO|ProShares UltraPro S&P500|ETF|PCX|||Trading--Leveraged Equity|
UPS|United Parcel Service, Inc.|EQUITY|NYQ|Industrials|Integrated Freight & Logistics||sp500
UPST|Upstart Holdings, Inc.|EQUITY|NMS|Financial Services|Credit Services||
URA|Global X Uranium ETF|ETF|PCX|||Natural Resources|
URI|United Rentals, Inc.|EQUITY|NYQ|Industrials|Rental & Leasing Services||sp500
URTH|iShares MSCI World ETF|ETF|PCX|||Global Large-Stock Blend|
USB|U.S. Bancorp|EQUITY|NYQ|Financial Services|Banks - Regional||sp500
USD|ProShares Ultra Semiconductors|ETF|PCX|||Trading--Leveraged Equity|
USFD|US Foods Holding Corp.|EQUITY|NYQ|Consumer Defensive|Food Distribution||
USFR|WisdomTree Floating Rate Treasury Fund|ETF|PCX|||Ultrashort Bond|
USHY|iShares Broad USD High Yield Corporate Bond ETF|ETF|PCX|||High Yield Bond|
USMV|iShares MSCI USA Min Vol Factor ETF|ETF|BTS|||Large Blend|
USO|United States Oil Fund, LP|ETF|PCX|||Commodities Focused|
UTHR|United Therapeutics Corporation|EQUITY|NMS|Healthcare|Drug Manufacturers - Specialty & Generic||
UVXY|ProShares Ultra VIX Short-Term Futures ETF|ETF|BTS|||Trading--Miscellaneous|
V|Visa Inc.|EQUITY|NYQ|Financial Services|Credit Services||sp500
VALE|Vale S.A.|EQUITY|NYQ|Basic Materials|Other Industrial Metals & Mining||
VAW|Vanguard Materials Index Fund ETF Shares|ETF|PCX|||Natural Resources|
VB|Vanguard Small-Cap Index Fund ETF Shares|ETF|PCX|||Small Blend|
VBK|Vanguard Small-Cap Growth Index Fund ETF Shares|ETF|PCX|||Small Growth|
VBR|Vanguard Small-Cap Value Index Fund ETF Shares|ETF|PCX|||Small Value|
VCIT|Vanguard Intermediate-Term Corporate Bond Index Fund ETF Shares|ETF|NGM|||Corporate Bond|
VCLT|Vanguard Long-Term Corporate Bond Index Fund ETF Shares|ETF|NGM|||Long-Term Bond|
VCR|Vanguard Consumer Discretionary Index Fund ETF Shares|ETF|PCX|||Consumer Cyclical|
VCSH|Vanguard Short-Term Corporate Bond Index Fund ETF Shares|ETF|NGM|||Short-Term Bond|
VDC|Vanguard Consumer Staples Index Fund ETF Shares|ETF|PCX|||Consumer Defensive|
VDE|Vanguard Energy Index Fund ETF Shares|ETF|PCX|||Equity Energy|
VEA|Vanguard FTSE Developed Markets Index Fund ETF Shares|ETF|PCX|||Foreign Large Blend|
VEEV|Veeva Systems Inc.|EQUITY|NYQ|Technology|Health Information Services||sp500
VFH|Vanguard Financials Index Fund ETF Shares|ETF|PCX|||Financial|
VG|Venture Global, Inc.|EQUITY|NYQ|Energy|Oil & Gas Midstream||
VGIT|Vanguard Intermediate-Term Treasury Index Fund ETF Shares|ETF|NGM|||Intermediate Government|
VGK|Vanguard FTSE Europe Index Fund ETF Shares|ETF|PCX|||Europe Stock|
VGLT|Vanguard Long-Term Treasury Index Fund ETF Shares|ETF|NGM|||Long Government|
VGSH|Vanguard Short-Term Treasury Index Fund ETF Shares|ETF|NGM|||Short Government|
VGT|Vanguard Information Technology Index Fund ETF Shares|ETF|PCX|||Technology|
VHT|Vanguard Health Care Index Fund ETF Shares|ETF|PCX|||Health|
VIAV|Viavi Solutions Inc.|EQUITY|NMS|Technology|Communication Equipment||
VICI|VICI Properties Inc.|EQUITY|NYQ|Real Estate|REIT - Specialty||sp500
VICR|Vicor Corporation|EQUITY|NMS|Technology|Electronic Components||
VIG|Vanguard Dividend Appreciation Index Fund ETF Shares|ETF|PCX|||Large Blend|
VIK|Viking Holdings Ltd|EQUITY|NYQ|Consumer Cyclical|Travel Services||
VIRT|Virtu Financial, Inc.|EQUITY|NYQ|Financial Services|Capital Markets||
VIS|Vanguard Industrials Index Fund ETF Shares|ETF|PCX|||Industrials|
VIV|Telefônica Brasil S.A.|EQUITY|NYQ|Communication Services|Telecom Services||
VLO|Valero Energy Corporation|EQUITY|NYQ|Energy|Oil & Gas Refining & Marketing||sp500
VLTO|Veralto Corporation|EQUITY|NYQ|Industrials|Pollution & Treatment Controls||sp500
VLUE|iShares MSCI USA Value Factor ETF|ETF|BTS|||Large Value|
VMC|Vulcan Materials Company|EQUITY|NYQ|Basic Materials|Building Materials||sp500
VMI|Valmont Industries, Inc.|EQUITY|NYQ|Industrials|Conglomerates||
VNOM|Viper Energy, Inc.|EQUITY|NMS|Energy|Oil & Gas E&P||
VNQ|Vanguard Real Estate Index Fund ETF Shares|ETF|PCX|||Real Estate|
VNQI|Vanguard Global ex-U.S. Real Estate Index Fund ETF Shares|ETF|NGM|||Global Real Estate|
VO|Vanguard Mid-Cap Index Fund ETF Shares|ETF|PCX|||Mid-Cap Blend|
VOD|Vodafone Group Public Limited Company|EQUITY|NMS|Communication Services|Telecom Services||
VOE|Vanguard Mid-Cap Value Index Fund ETF Shares|ETF|PCX|||Mid-Cap Value|
VONG|Vanguard Russell 1000 Growth Index Fund ETF Shares|ETF|NGM|||Large Growth|
VOO|Vanguard S&P 500 ETF|ETF|PCX|||Large Blend|
VOOG|Vanguard S&P 500 Growth Index Fund ETF Shares|ETF|PCX|||Large Growth|
VOX|Vanguard Communication Services Index Fund ETF Shares|ETF|PCX|||Communications|
VPU|Vanguard Utilities Index Fund ETF Shares|ETF|PCX|||Utilities|
VRSK|Verisk Analytics, Inc.|EQUITY|NMS|Technology|Consulting Services||sp500
VRSN|VeriSign, Inc.|EQUITY|NMS|Technology|Software - Infrastructure||sp500
VRT|Vertiv Holdings Co|EQUITY|NYQ|Industrials|Electrical Equipment & Parts||sp500
VRTX|Vertex Pharmaceuticals Incorporated|EQUITY|NMS|Healthcare|Biotechnology||sp500
VSAT|Viasat, Inc.|EQUITY|NMS|Technology|Communication Equipment||
VST|Vistra Corp.|EQUITY|NYQ|Utilities|Utilities - Independent Power Producers||sp500
VT|Vanguard Total World Stock Index Fund ETF Shares|ETF|PCX|||Global Large-Stock Blend|
VTEB|Vanguard Tax-Exempt Bond Index Fund ETF Shares|ETF|PCX|||Muni National Interm|
VTI|Vanguard Total Stock Market Index Fund ETF Shares|ETF|PCX|||Large Blend|
VTIP|Vanguard Short-Term Inflation-Protected Securities Index Fund ETF Shares|ETF|NGM|||Short-Term Inflation-Protected Bond|
VTR|Ventas, Inc.|EQUITY|NYQ|Real Estate|REIT - Healthcare Facilities||sp500
VTRS|Viatris Inc.|EQUITY|NMS|Healthcare|Drug Manufacturers - Specialty & Generic||sp500
VTV|Vanguard Value Index Fund ETF Shares|ETF|PCX|||Large Value|
VUG|Vanguard Growth Index Fund ETF Shares|ETF|PCX|||Large Growth|
VV|Vanguard Large Cap Index Fund|ETF|PCX|||Large Blend|
VWO|Vanguard Emerging Markets Stock Index Fund|ETF|PCX|||Diversified Emerging Mkts|
VXUS|Vanguard Total International Stock Index Fund ETF Shares|ETF|NGM|||Foreign Large Blend|
VXX|iPath Series B S&P 500 VIX Short-Term Futures ETN|ETF|BTS|||Trading--Miscellaneous|
VYM|Vanguard High Dividend Yield Index Fund ETF Shares|ETF|PCX|||Large Value|
VZ|Verizon Communications Inc.|EQUITY|NYQ|Communication Services|Telecom Services||sp500
W|Wayfair Inc.|EQUITY|NYQ|Consumer Cyclical|Internet Retail||
WAB|Westinghouse Air Brake Technologies Corporation|EQUITY|NYQ|Industrials|Railroads||sp500
WAT|Waters Corporation|EQUITY|NYQ|Healthcare|Diagnostics & Research||sp500
WBD|Warner Bros. Discovery, Inc.|EQUITY|NMS|Communication Services|Entertainment||sp500
WBS|Webster Financial Corporation|EQUITY|NYQ|Financial Services|Banks - Regional||
WCC|WESCO International, Inc.|EQUITY|NYQ|Industrials|Industrial Distribution||
WCN|Waste Connections, Inc.|EQUITY|NYQ|Industrials|Waste Management||
WDAY|Workday, Inc.|EQUITY|NMS|Technology|Software - Application||sp500
WDC|Western Digital Corporation|EQUITY|NMS|Technology|Computer Hardware||sp500
WDS|Woodside Energy Group Ltd|EQUITY|NYQ|Energy|Oil & Gas E&P||
WEC|WEC Energy Group, Inc.|EQUITY|NYQ|Utilities|Utilities - Regulated Electric||sp500
WELL|Welltower Inc.|EQUITY|NYQ|Real Estate|REIT - Healthcare Facilities||sp500
WES|Western Midstream Partners, LP|EQUITY|NYQ|Energy|Oil & Gas Midstream||
WF|Woori Financial Group Inc.|EQUITY|NYQ|Financial Services|Banks - Regional||
WFC|Wells Fargo & Company|EQUITY|NYQ|Financial Services|Banks - Diversified||sp500
WIT|Wipro Limited|EQUITY|NYQ|Technology|Information Technology Services||
WLK|Westlake Corporation|EQUITY|NYQ|Basic Materials|Specialty Chemicals||
WM|Waste Management, Inc.|EQUITY|NYQ|Industrials|Waste Management||sp500
WMB|The Williams Companies, Inc.|EQUITY|NYQ|Energy|Oil & Gas Midstream||sp500
WMG|Warner Music Group Corp.|EQUITY|NMS|Communication Services|Entertainment||
WMS|Advanced Drainage Systems, Inc.|EQUITY|NYQ|Industrials|Building Products & Equipment||
WMT|Walmart Inc.|EQUITY|NMS|Consumer Defensive|Discount Stores||sp500
WPC|W. P. Carey Inc.|EQUITY|NYQ|Real Estate|REIT - Diversified||
WPM|Wheaton Precious Metals Corp.|EQUITY|NYQ|Basic Materials|Gold||
WRB|W. R. Berkley Corporation|EQUITY|NYQ|Financial Services|Insurance - Property & Casualty||sp500
WSM|Williams-Sonoma, Inc.|EQUITY|NYQ|Consumer Cyclical|Specialty Retail||sp500
WSO|Watsco, Inc.|EQUITY|NYQ|Industrials|Industrial Distribution||
WST|West Pharmaceutical Services, Inc.|EQUITY|NYQ|Healthcare|Medical Instruments & Supplies||sp500
WTFC|Wintrust Financial Corporation|EQUITY|NMS|Financial Services|Banks - Regional||
WTRG|Essential Utilities, Inc.|EQUITY|NYQ|Utilities|Utilities - Regulated Water||
WTS|Watts Water Technologies, Inc.|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||
WTW|Willis Towers Watson Public Limited Company|EQUITY|NMS|Financial Services|Insurance Brokers||sp500
WULF|TeraWulf Inc.|EQUITY|NCM|Financial Services|Capital Markets||
WWD|Woodward, Inc.|EQUITY|NMS|Industrials|Aerospace & Defense||
WY|Weyerhaeuser Company|EQUITY|NYQ|Real Estate|REIT - Specialty||sp500
WYNN|Wynn Resorts, Limited|EQUITY|NMS|Consumer Cyclical|Resorts & Casinos||sp500
XBI|State Street SPDR S&P Biotech ETF|ETF|PCX|||Health|
XEL|Xcel Energy Inc.|EQUITY|NMS|Utilities|Utilities - Regulated Electric||sp500
XELLL|Xcel Energy Inc. 6.25% Junior Subordinated Notes, Series due 2085|EQUITY|NMS|Utilities|Utilities - Regulated Electric|Preferred or note|
XLB|State Street Materials Select Sector SPDR ETF|ETF|PCX|||Natural Resources|
XLC|State Street Communication Services Select Sector SPDR ETF|ETF|PCX|||Communications|
XLE|State Street Energy Select Sector SPDR ETF|ETF|PCX|||Equity Energy|
XLF|State Street Financial Select Sector SPDR ETF|ETF|PCX|||Financial|
XLI|State Street Industrial Select Sector SPDR ETF|ETF|PCX|||Industrials|
XLK|State Street Technology Select Sector SPDR ETF|ETF|PCX|||Technology|
XLP|State Street Consumer Staples Select Sector SPDR ETF|ETF|PCX|||Consumer Defensive|
XLRE|State Street Real Estate Select Sector SPDR ETF|ETF|PCX|||Real Estate|
XLU|State Street Utilities Select Sector SPDR ETF|ETF|PCX|||Utilities|
XLV|State Street Health Care Select Sector SPDR ETF|ETF|PCX|||Health|
XLY|State Street Consumer Discretionary Select Sector SPDR ETF|ETF|PCX|||Consumer Cyclical|
XOM|Exxon Mobil Corporation|EQUITY|NYQ|Energy|Oil & Gas Integrated||sp500
XOP|State Street SPDR S&P Oil & Gas Exploration & Production ETF|ETF|PCX|||Equity Energy|
XPEV|XPeng Inc.|EQUITY|NYQ|Consumer Cyclical|Auto Manufacturers||
XPO|XPO Logistics, Inc.|EQUITY|NYQ|Industrials|Trucking||
XYL|Xylem Inc.|EQUITY|NYQ|Industrials|Specialty Industrial Machinery||sp500
XYLD|Global X S&P 500 Covered Call ETF|ETF|PCX|||Derivative Income|
XYZ|Block, Inc.|EQUITY|NYQ|Technology|Software - Infrastructure||sp500
YPF|YPF Sociedad Anónima|EQUITY|NYQ|Energy|Oil & Gas Integrated||
YUM|Yum! Brands, Inc.|EQUITY|NYQ|Consumer Cyclical|Restaurants||sp500
YUMC|Yum China Holdings, Inc.|EQUITY|NYQ|Consumer Cyclical|Restaurants||
ZBH|Zimmer Biomet Holdings, Inc.|EQUITY|NYQ|Healthcare|Medical Devices||sp500
ZBRA|Zebra Technologies Corporation|EQUITY|NMS|Technology|Communication Equipment||sp500
ZION|Zions Bancorporation, National Association|EQUITY|NMS|Financial Services|Banks - Regional||
ZM|Zoom Communications, Inc.|EQUITY|NMS|Technology|Software - Application||
ZROZ|PIMCO 25+ Year Zero Coupon U.S. Treasury Index Exchange-Traded Fund|ETF|PCX|||Long Government|
ZS|Zscaler, Inc.|EQUITY|NMS|Technology|Software - Infrastructure||
ZTO|ZTO Express (Cayman) Inc.|EQUITY|NYQ|Industrials|Integrated Freight & Logistics||
ZTS|Zoetis Inc.|EQUITY|NYQ|Healthcare|Drug Manufacturers - Specialty & Generic||sp500
`;
